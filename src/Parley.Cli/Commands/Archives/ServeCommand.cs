using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Parley.Archive;
using Parley.Exchange;
using Parley.Language;
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
        var listen = new Option<string>("--listen") { Description = "The address to listen on; without accounts 127.0.0.1 or ::1", DefaultValueFactory = _ => "127.0.0.1" };
        var certificate = new Option<string?>("--certificate") { Description = "A PEM file of a certificate and its key, to speak TLS", HelpName = "FILE" };
        var open = new Option<bool>("--open") { Description = "Open the browser" };
        var setting = LanguageOptions.ReadingSetting();
        var command = new Command("serve", "Look at the archive in a browser; made where it is not there. Ctrl+C stops.\n\n  parley serve\n  parley serve --store news.db --open\n  parley serve --listen 0.0.0.0 --certificate parley.pem") { store, port, listen, certificate, open, setting };
        command.SetAction((call, cancellation) =>
        {
            var (at, where) = (call.GetValue(listen)!, call.GetValue(store)!);
            // An archive that is not there has no accounts: what would be refused is refused before one is made.
            if (!IPAddress.TryParse(at, out var address) || (!IPAddress.IsLoopback(address) && StoryArchive.IsFile(where) && !File.Exists(where)))
            {
                return Task.FromResult(CommandLine.Report(Problems.BeyondLoopback(at), CommandLine.WrongCall));
            }

            return StoreCall.RunAsync(where, archive => IPAddress.IsLoopback(address) || archive.HasPeople()
                ? Serve(archive, where, address, call.GetValue(port), call.GetValue(certificate), call.GetValue(open), call.GetValue(setting), cancellation)
                : Task.FromResult(CommandLine.Report(Problems.BeyondLoopback(at), CommandLine.WrongCall)));
        });
        return command;
    }

    private static async Task<int> Serve(StoryArchive archive, string store, IPAddress address, int port, string? certificate, bool open, Setting setting, CancellationToken cancellation)
    {
        var home = ParleyHome.Find();
        var place = new Workplace(
            archive, home.Data, home.Codebook, home.Samples, () => new StoryIntake(home.Reader(setting), Versions.Of(home, setting, [])), Environment.UserName, TimeProvider.System,
            StoryArchive.IsFile(store) ? $"{Path.GetFullPath(store)}.keys" : null);
        X509Certificate2? pem;
        try
        {
            pem = certificate is null ? null : X509Certificate2.CreateFromPemFile(certificate);
        }
        catch (Exception problem) when (problem is System.Security.Cryptography.CryptographicException or IOException or UnauthorizedAccessException)
        {
            return CommandLine.Report(Problems.BadCertificate(certificate!, $"can't be used: {problem.Message}; expected a PEM file of a certificate and its key"), CommandLine.WrongCall);
        }

        using var held = pem;
        await using var app = Workbench.Build(place, address, port, held);
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
