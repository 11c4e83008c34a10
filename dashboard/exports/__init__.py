"""Files of a selection: which tables there are, what their columns mean, and their rows in every format."""
