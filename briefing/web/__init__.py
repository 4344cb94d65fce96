"""The desk in a browser: a small web server that lets in whom it knows, and gives each visitor a process with a desk."""
