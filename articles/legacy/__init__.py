"""The paper's former site: its URLs are imported from a table and redirected to what stands here now."""
