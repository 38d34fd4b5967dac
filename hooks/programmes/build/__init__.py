"""Makes a site of the plan: all its files checked, indexed and published, or shown one by one."""
