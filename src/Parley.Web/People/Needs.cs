using Microsoft.AspNetCore.Builder;
using Parley.Archive.People;

namespace Parley.Web.People;

/// <summary>Which role an address takes. Every address has one; what has none is an admin's alone, and a test says so.</summary>
/// <param name="Role">The lowest role that may; null where nobody need sign in.</param>
public sealed record Needs(Role? Role);

/// <summary>How addresses say which role they take.</summary>
public static class NeedsRole
{
    /// <summary>This address, or each of a group, takes a role; what is said of a single address overrules its group.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder route, Role role)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new Needs(role));

    /// <summary>This address is for anyone.</summary>
    public static TBuilder ForAnyone<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new Needs(null));
}
