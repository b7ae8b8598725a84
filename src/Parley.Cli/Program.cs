using Parley.Cli;

return CommandLine.Run(args);
