using System.CommandLine;
using System.Diagnostics;
using System.Net;
using Parley.Archive;
using Parley.Exchange;
using Parley.Web.Hosting;
using Parley.Web.Intake;

namespace Parley.Cli.Commands.Archives;

/// <summary><c>parley serve</c>: the archive in a browser.</summary>
internal static class ServeCommand
{
    private const int DefaultPort = 5080;

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var store = StoreCall.Store();
        var port = new Option<int>("--port") { Description = "The port on this machine; 0 takes a free one", DefaultValueFactory = _ => DefaultPort };
        port.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int>() is < 0 or > 65535)
            {
                r.AddError("--port expects a number from 0 to 65535");
            }
        });
        var listen = new Option<string>("--listen") { Description = "The address to listen on: 127.0.0.1 or ::1, until there are accounts", DefaultValueFactory = _ => "127.0.0.1" };
        var open = new Option<bool>("--open") { Description = "Open the browser" };
        var command = new Command("serve", "Look at the archive in a browser; made where it is not there. Ctrl+C stops.\n\n  parley serve\n  parley serve --store news.db --open") { store, port, listen, open };
        command.SetAction(async (call, cancellation) =>
        {
            if (!IPAddress.TryParse(call.GetValue(listen)!, out var address) || !IPAddress.IsLoopback(address))
            {
                return CommandLine.Report(Problems.BeyondLoopback(call.GetValue(listen)!), CommandLine.WrongCall);
            }

            return await StoreCall.RunAsync(call.GetValue(store)!, archive => Serve(archive, address, call.GetValue(port), call.GetValue(open), cancellation));
        });
        return command;
    }

    private static async Task<int> Serve(StoryArchive archive, IPAddress address, int port, bool open, CancellationToken cancellation)
    {
        var home = ParleyHome.Find();
        var place = new Workplace(archive, home.Data, home.Codebook, home.Samples, () => new StoryIntake(home.Reader(), Versions.Of(home, [])), Environment.UserName, TimeProvider.System);
        await using var app = Workbench.Build(place, address, port);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException problem)
        {
            return CommandLine.Report(Problems.PortTaken(port, problem.InnerException?.Message ?? problem.Message), CommandLine.WrongCall);
        }

        var url = app.Urls.First();
        Console.Out.WriteLine($"Parley shows {archive.Name} at {url}; Ctrl+C stops");
        if (open)
        {
            Browse(url);
        }

        await Microsoft.Extensions.Hosting.HostingAbstractionsHostExtensions.WaitForShutdownAsync(app, cancellation);
        return 0;
    }

    private static void Browse(string url)
    {
        try
        {
            Process.Start(new ProcessStartInfo(url) { UseShellExecute = true })?.Dispose();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.Error.WriteLine($"parley: no browser could be opened; go to {url}");
        }
    }
}
