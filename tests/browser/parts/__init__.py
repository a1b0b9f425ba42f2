"""The parts of the main loop, each as its people do it."""
