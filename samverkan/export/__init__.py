"""What goes out: data, pictures and tables that stand alone."""
