using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Parley.Archive.People;
using Parley.Archive.Stores;

namespace Parley.Archive;

/// <content>Who may look at the archive and change it over the network. Passwords come and go as hashes only.</content>
public sealed partial class StoryArchive
{
    private const string AccountColumns = "name, role, password, stamp, failures, locked_until, added_at, added_by";

    /// <summary>Whether there are accounts at all.</summary>
    public bool HasPeople()
    {
        using var session = new Session(_store);
        return session.Number("SELECT 1 FROM account LIMIT 1") is not null;
    }

    /// <summary>All accounts, in order of name.</summary>
    public ImmutableArray<Account> People()
    {
        using var session = new Session(_store);
        return [.. session.Rows(Read, $"SELECT {AccountColumns} FROM account ORDER BY folded")];
    }

    /// <summary>The account of a name; null where there is none.</summary>
    public Account? Person(string name)
    {
        using var session = new Session(_store);
        return Person(session, name);
    }

    /// <summary>Adds an account; the first must be an admin's.</summary>
    /// <exception cref="ArchiveException">The name is taken or can't be one.</exception>
    public void AddPerson(string name, Role role, string password, string by)
    {
        if (!NameOfPerson().IsMatch(name))
        {
            throw Refused(name, "expected a name of 2 to 40 letters, digits, '.', '-', '_', '@', beginning with a letter or digit");
        }

        Change(session =>
        {
            if (role != Role.Admin && session.Number("SELECT 1 FROM account LIMIT 1") is null)
            {
                throw Refused(name, "the first account must be an admin's: somebody has to say who may what");
            }

            if (Person(session, name) is not null)
            {
                throw Refused(name, "there is an account of that name already");
            }

            session.Run(
                $"INSERT INTO account(id, {AccountColumns}, folded) VALUES (@id, @name, @role, @password, @stamp, 0, NULL, @at, @by, @folded)",
                session.NextId("account"), name, (long)role, password, Stamp(), Clock.Stamp(_clock), by, Fold(name));
        });
    }

    /// <summary>Gives somebody another role; their sessions end.</summary>
    /// <exception cref="ArchiveException">There is no such account, or no admin would be left.</exception>
    public void SetRole(string name, Role role) => Change(session =>
    {
        var account = Needed(session, name);
        if (account.Role == Role.Admin && role != Role.Admin && Admins(session) == 1)
        {
            throw Refused(account.Name, "is the last admin; make somebody else one first");
        }

        session.Run("UPDATE account SET role = @role, stamp = @stamp WHERE folded = @folded", (long)role, Stamp(), Fold(name));
    });

    /// <summary>Gives somebody another password, by its hash; their sessions end, a lock is lifted.</summary>
    /// <exception cref="ArchiveException">There is no such account.</exception>
    public void SetPassword(string name, string password) => Change(session =>
    {
        Needed(session, name);
        session.Run("UPDATE account SET password = @password, stamp = @stamp, failures = 0, locked_until = NULL WHERE folded = @folded", password, Stamp(), Fold(name));
    });

    /// <summary>Takes an account away; what its owner judged stays.</summary>
    /// <exception cref="ArchiveException">There is no such account, or others would be left without an admin.</exception>
    public void RemovePerson(string name) => Change(session =>
    {
        var account = Needed(session, name);
        if (account.Role == Role.Admin && Admins(session) == 1 && session.Number("SELECT count(*) FROM account") > 1)
        {
            throw Refused(account.Name, "is the last admin; make somebody else one first");
        }

        session.Run("DELETE FROM account WHERE folded = @folded", Fold(name));
    });

    /// <summary>Counts a wrong password; from <paramref name="most"/> on the account is locked for a time.</summary>
    public void CountFailure(string name, int most, TimeSpan locked) => Change(session =>
    {
        session.Run("UPDATE account SET failures = failures + 1 WHERE folded = @folded", Fold(name));
        session.Run("UPDATE account SET locked_until = @until, failures = 0 WHERE folded = @folded AND failures >= @most", Clock.Stamp(_clock.GetUtcNow() + locked), Fold(name), most);
    });

    /// <summary>Forgets wrong passwords, after a right one.</summary>
    public void ForgetFailures(string name) => Change(session => session.Run("UPDATE account SET failures = 0, locked_until = NULL WHERE folded = @folded", Fold(name)));

    private void Change(Action<Session> change)
    {
        using var session = new Session(_store);
        session.Begin();
        change(session);
        session.Commit();
    }

    private static Account? Person(Session session, string name) =>
        session.Rows(Read, $"SELECT {AccountColumns} FROM account WHERE folded = @folded", Fold(name)).FirstOrDefault();

    private static Account Needed(Session session, string name) => Person(session, name)
        ?? throw new ArchiveException(ArchiveFault.NoSuchPerson, name, "there is no such account; 'parley people list' names them");

    private static long Admins(Session session) => session.Number("SELECT count(*) FROM account WHERE role = 3") ?? 0;

    private static ArchiveException Refused(string name, string why) => new(ArchiveFault.PersonRefused, name, why);

    private static string Stamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static string Fold(string name) => name.Trim().ToLowerInvariant();

    private static Account Read(DbDataReader row) =>
        new(row.GetString(0), (Role)row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.Words(5), row.GetString(6), row.GetString(7));

    [GeneratedRegex(@"\A[\p{L}\p{N}][\p{L}\p{N}._@-]{1,39}\z", RegexOptions.None, 1000)]
    private static partial Regex NameOfPerson();
}
