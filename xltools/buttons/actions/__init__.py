"""What the buttons do, one button a file: a host in, one Chinese sentence out."""
