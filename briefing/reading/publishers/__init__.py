"""Who publishes and who writes: outlets, agencies and families of publishers by name and by host, and the persons of bylines."""
