"""The parts that the main screen has. Each knows those that it is given, and none knows the screen's class."""
