"""What starts the product on one machine. Standard library only, but for the driver."""
