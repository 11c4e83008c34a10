"""What keeps the project: tables, pages and pictures made by a script, and the running dashboard in a real browser."""
