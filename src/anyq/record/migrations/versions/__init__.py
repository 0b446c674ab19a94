"""One module a version, numbered; a version that has shipped is never edited."""
