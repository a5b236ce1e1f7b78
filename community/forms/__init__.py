"""What forms of the community share: guarded fields, error messages, acknowledgements."""
