namespace Parley.Archive.People;

/// <summary>What somebody may do; each role may all that those before it may.</summary>
public enum Role
{
    /// <summary>May look.</summary>
    Reader = 1,

    /// <summary>May add stories and judge.</summary>
    Analyst = 2,

    /// <summary>May say who may what.</summary>
    Admin = 3,
}

/// <summary>Somebody who may sign in.</summary>
/// <param name="Name">The name, as it was written when it was added.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Password">The password's hash.</param>
/// <param name="Stamp">Changes with password and role.</param>
/// <param name="Failures">Wrong passwords since the last right one.</param>
/// <param name="LockedUntil">Until when nobody can sign in by this name; null where that is open.</param>
/// <param name="AddedAt">When it was added.</param>
/// <param name="AddedBy">By whom.</param>
public sealed record Account(string Name, Role Role, string Password, string Stamp, long Failures, string? LockedUntil, string AddedAt, string AddedBy);

/// <summary>Something that somebody did.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="Who">Who.</param>
/// <param name="Act">What was called.</param>
/// <param name="What">With what, and what came of it.</param>
/// <param name="Origin">From where.</param>
public sealed record AuditEntry(string At, string Who, string Act, string What, string Origin);
