using System.CommandLine;
using System.Globalization;
using Parley.Archive;
using Parley.Archive.People;
using Parley.Cli.Views;
using Parley.Exchange;
using Parley.Web.People;

namespace Parley.Cli.Commands.Archives;

/// <summary><c>parley people</c>: who may look at the archive and change it in a browser.</summary>
internal static class PeopleCommands
{
    private const int Notes = 50;

    /// <summary>The command with its parts.</summary>
    public static Command Create() => new(
        "people", "Who may look at the archive and change it in a browser. Once there is an account everybody has to sign in.\n\n  parley people add anna --role admin\n  parley people add ben --role analyst < password.txt\n  parley people audit")
    {
        Add(), List(), SetRole(), Password(), Remove(), Audit(),
    };

    private static Command Add()
    {
        var (name, role, store) = (Name(), new Option<Role>("--role") { Description = "reader, analyst or admin; the first account is an admin's", Required = true }, StoreCall.Store());
        var command = new Command("add", "Add an account; the password is asked for, or read from standard input.") { name, role, store };
        command.SetAction(call => StoreCall.Run(call.GetValue(store)!, make: true, archive =>
        {
            var (who, may) = (call.GetValue(name)!, call.GetValue(role));
            return With(who, password =>
            {
                archive.AddPerson(who, may, password, Environment.UserName);
                Noted(archive, "people add", $"{who}, {Word(may)}");
            });
        }));
        return command;
    }

    private static Command List()
    {
        var store = StoreCall.Store();
        var command = new Command("list", "All accounts.") { store };
        command.SetAction(call => StoreCall.Run(call.GetValue(store)!, make: false, archive => Answer.Write(
            "table", archive.People(), new("name", a => a.Name), new("role", a => Word(a.Role)), new("added", a => a.AddedAt[..10]), new("by", a => a.AddedBy), new("locked until", a => a.LockedUntil))));
        return command;
    }

    private static Command SetRole()
    {
        var (name, role, store) = (Name(), new Argument<Role>("ROLE") { Description = "reader, analyst or admin" }, StoreCall.Store());
        var command = new Command("role", "Give somebody another role; their sessions end.") { name, role, store };
        command.SetAction(call => StoreCall.Run(call.GetValue(store)!, make: false, archive =>
        {
            archive.SetRole(call.GetValue(name)!, call.GetValue(role));
            Noted(archive, "people role", $"{call.GetValue(name)}, {Word(call.GetValue(role))}");
            return 0;
        }));
        return command;
    }

    private static Command Password()
    {
        var (name, store) = (Name(), StoreCall.Store());
        var command = new Command("password", "Give somebody another password; their sessions end, a lock is lifted.") { name, store };
        command.SetAction(call => StoreCall.Run(call.GetValue(store)!, make: false, archive =>
        {
            var who = call.GetValue(name)!;
            return With(who, password =>
            {
                archive.SetPassword(who, password);
                Noted(archive, "people password", who);
            });
        }));
        return command;
    }

    private static Command Remove()
    {
        var (name, store) = (Name(), StoreCall.Store());
        var command = new Command("remove", "Take an account away; what its owner judged stays. Without the last one nobody has to sign in, and the workbench answers its own machine alone.") { name, store };
        command.SetAction(call => StoreCall.Run(call.GetValue(store)!, make: false, archive =>
        {
            archive.RemovePerson(call.GetValue(name)!);
            Noted(archive, "people remove", call.GetValue(name)!);
            return 0;
        }));
        return command;
    }

    private static Command Audit()
    {
        var (limit, store) = (new Option<int>("--limit") { Description = "The most rows", DefaultValueFactory = _ => Notes }, StoreCall.Store());
        var format = new Option<string>("--format") { Description = "table to read, json, or csv", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json", "csv");
        var command = new Command("audit", "Who changed what, when and from where, the latest first.") { limit, format, store };
        command.SetAction(call => StoreCall.Run(call.GetValue(store)!, make: false, archive => Answer.Write(
            call.GetValue(format)!, archive.Audit(Math.Max(1, call.GetValue(limit)), 0),
            new("when", e => e.At), new("who", e => e.Who), new("what", e => e.Act), new("with", e => e.What), new("from", e => e.Origin))));
        return command;
    }

    private static int With(string name, Action<string> act)
    {
        var password = Ask(name);
        if (Passwords.Fault(name, password) is { } fault)
        {
            return CommandLine.Report(Problems.PersonRefused(name, fault), CommandLine.Refused);
        }

        act(Passwords.Hash(password));
        return 0;
    }

    /// <summary>A password from the keyboard, unseen, or the first line of standard input.</summary>
    private static string Ask(string name)
    {
        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine() ?? "";
        }

        Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"Password for {name}: "));
        var typed = "";
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            typed = key.Key == ConsoleKey.Backspace ? typed[..Math.Max(0, typed.Length - 1)] : char.IsControl(key.KeyChar) ? typed : typed + key.KeyChar;
        }

        Console.Error.WriteLine();
        return typed;
    }

    private static void Noted(StoryArchive archive, string act, string what) => archive.Note(Environment.UserName, act, what, "command line");

    private static Argument<string> Name() => new("NAME") { Description = "The account's name" };

    private static string Word(Role role) => role.ToString().ToLowerInvariant();
}
