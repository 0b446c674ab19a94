"""A reading as a person enjoys it, in Kazakh, Russian or English."""
