namespace Parley.Exchange;

/// <content>What people are told who may not, or who send too much.</content>
public static partial class Problems
{
    /// <summary>Nobody has signed in.</summary>
    public static Problem NotSignedIn(string path) => new("PAR080", path, "sign in first: this archive has accounts");

    /// <summary>The role does not allow it.</summary>
    public static Problem RoleForbids(string path, string role, string needed) => new("PAR081", path, $"your role is {role}; this takes {needed}");

    /// <summary>Name and password do not fit. Which of them is wrong is not said.</summary>
    public static Problem WrongPassword() => new("PAR082", "sign-in", "name or password is wrong, or the account is locked for some minutes after wrong ones");

    /// <summary>Too many calls.</summary>
    public static Problem TooManyCalls(string path, int seconds) => new("PAR083", path, $"too many calls; try again in {seconds} {(seconds == 1 ? "second" : "seconds")}");

    /// <summary>There is no such account.</summary>
    public static Problem NoSuchPerson(string name, string why) => new("PAR084", name, why);

    /// <summary>An account can't be made or changed so.</summary>
    public static Problem PersonRefused(string name, string why) => new("PAR085", name, why);

    /// <summary>An upload is too large, or holds no story.</summary>
    public static Problem UploadRefused(string why) => new("PAR086", "upload", why);

    /// <summary>The certificate can't be used.</summary>
    public static Problem BadCertificate(string file, string why) => new("PAR087", file, why);
}
