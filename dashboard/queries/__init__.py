"""SELECTs over the views of a build: each function takes the build and the filters, and returns fixed columns."""
