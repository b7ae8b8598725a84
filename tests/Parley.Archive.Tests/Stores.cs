using System.Diagnostics;
using Npgsql;
using Parley.Archive.Knowledge;

namespace Parley.Archive.Tests;

/// <summary>Archives to test on: SQLite files, and databases of a PostgreSQL server that is started for the tests where Debian's is installed.</summary>
internal static class Stores
{
    private static readonly Lazy<string?> Server = new(StartServer);
    private static int _count;

    public static string Root { get; } = FindRoot();

    public static ArchiveKnowledge Knowledge { get; } = ArchiveKnowledge.Load(Path.Combine(Root, "data"));

    /// <summary>A new, empty archive of a kind: sqlite or postgres.</summary>
    public static TestStore New(string kind)
    {
        if (kind == "sqlite")
        {
            return new TestStore(Path.Combine(Directory.CreateTempSubdirectory("parley-archive-").FullName, "parley.db"));
        }

        Assert.SkipUnless(Server.Value is not null, "PostgreSQL: no server in /usr/lib/postgresql, or it can't be started here");
        var name = $"t{Environment.ProcessId}_{Interlocked.Increment(ref _count)}";
        using var connection = new NpgsqlConnection($"{Server.Value};Database=postgres");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}";
        command.ExecuteNonQuery();
        var settings = new NpgsqlConnectionStringBuilder(Server.Value);
        return new TestStore($"postgres://{settings.Username}@localhost:{settings.Port}/{name}?host={Uri.EscapeDataString(settings.Host!)}");
    }

    private static string? StartServer()
    {
        var bin = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault() : null;
        if (bin is null)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("parley-pg-").FullName;
        var asRoot = Environment.UserName == "root";
        if (asRoot && !Run("chown", "postgres", folder))
        {
            return null;
        }

        var port = 20000 + (Environment.ProcessId % 20000);
        bool AsServer(params string[] call) => asRoot ? Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", .. call]) : Run(call[0], call[1..]);
        if (!AsServer(Path.Combine(bin, "initdb"), "-D", $"{folder}/data", "-A", "trust", "-U", "parley", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
            || !AsServer(Path.Combine(bin, "pg_ctl"), "-D", $"{folder}/data", "-w", "-l", $"{folder}/log", "-o", $"-p {port} -k {folder} -c listen_addresses='' -c fsync=off", "start"))
        {
            return null;
        }

        StopWithUs(folder);
        return $"Host={folder};Port={port};Username=parley";
    }

    /// <summary>The server ends and its files go when this process is gone, however it went.</summary>
    private static void StopWithUs(string folder)
    {
        var server = File.ReadLines($"{folder}/data/postmaster.pid").First();
        var script = $"exec >/dev/null 2>&1 </dev/null; while kill -0 {Environment.ProcessId}; do sleep 1; done; kill -INT {server}; while kill -0 {server}; do sleep 0.2; done; rm -rf '{folder}'";
        Process.Start(new ProcessStartInfo("sh", ["-c", script]) { WorkingDirectory = "/" })!.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", RedirectStandardOutput = true, UseShellExecute = false })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "Parley.slnx")))
        {
            at = at.Parent;
        }

        return at.FullName;
    }
}

/// <summary>An archive's address, opened as often as a test likes.</summary>
internal sealed record TestStore(string Address)
{
    public StoryArchive Open(TimeProvider? clock = null) => StoryArchive.Open(Address, Stores.Knowledge, clock ?? TimeProvider.System);
}
