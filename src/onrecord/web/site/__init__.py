"""The whole list as files that any web server serves: the pages of the application, asked for one by one."""
