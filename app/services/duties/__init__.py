"""What has to be done: obligations of the regulations that apply, kept up to date and worded."""
