"""Who speaks and acts in a corpus: voices linked across articles, actors, and the sides of the event."""
