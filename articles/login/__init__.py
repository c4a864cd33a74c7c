"""Who gets into the desk: throttled log-in, second factor, and the way back to a form whose session has ended."""
