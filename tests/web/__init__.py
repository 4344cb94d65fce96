"""The desk in a browser, over real sockets on loopback and with real processes."""
