"""Article -> Doc -> Claims: names, times and amounts; then figures and events."""
