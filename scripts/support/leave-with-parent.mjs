// Loaded before a child's own program: the child must not outlive the process that started it.
process.on('disconnect', () => process.exit(0));
process.channel?.unref();
