using Microsoft.AspNetCore.Identity;
using Parley.Archive.People;

namespace Parley.Web.People;

/// <summary>Passwords as ASP.NET Core Identity hashes them: PBKDF2 with a salt of each's own.</summary>
public static class Passwords
{
    /// <summary>The fewest characters of a password.</summary>
    public const int Shortest = 10;

    private const int Longest = 200;
    private static readonly PasswordHasher<Account> Hasher = new();
    private static readonly Account Nobody = new("", Role.Reader, "", "", 0, null, "", "");
    private static readonly Lazy<string> NobodysHash = new(() => Hash("nobody has this password"));

    /// <summary>Why it can't be a password; null where it can.</summary>
    public static string? Fault(string name, string password) => password.Length is < Shortest or > Longest ? $"expected a password of {Shortest} to {Longest} characters"
        : password.Distinct().Count() < 4 ? "expected a password of at least four different characters"
        : name.Length > 0 && password.Contains(name, StringComparison.OrdinalIgnoreCase) ? "expected a password that does not hold the name" : null;

    /// <summary>A password's hash.</summary>
    public static string Hash(string password) => Hasher.HashPassword(Nobody, password);

    /// <summary>Whether a password is an account's; takes as long where there is no account.</summary>
    public static bool Fits(Account? account, string password)
    {
        var result = Hasher.VerifyHashedPassword(Nobody, account?.Password ?? NobodysHash.Value, password.Length <= Longest ? password : "");
        return account is not null && result != PasswordVerificationResult.Failed;
    }
}
