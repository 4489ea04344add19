"""What the product does: one method a command, one place where the record is read for a viewer."""
