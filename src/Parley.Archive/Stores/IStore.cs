using System.Data.Common;

namespace Parley.Archive.Stores;

/// <summary>A database that holds an archive. What differs between SQLite and PostgreSQL is behind this; all other SQL is shared.</summary>
public interface IStore
{
    /// <summary>How users name it: a file, or an address without its password.</summary>
    string Name { get; }

    /// <summary>The folder of migrations it takes: <c>sqlite</c> or <c>postgres</c>.</summary>
    string Migrations { get; }

    /// <summary>An open connection, for one thread.</summary>
    DbConnection Open();

    /// <summary>Keeps other writers out until the transaction ends; empty where beginning a transaction does so.</summary>
    string Lock { get; }

    /// <summary>Whether a table of that name is there, as SQL with <c>@name</c>, giving a count.</summary>
    string TableExists { get; }

    /// <summary>Puts <c>@story</c>, <c>@title</c>, <c>@text</c> into the full-text index; empty where that follows from the table.</summary>
    string IndexText { get; }

    /// <summary>The latest <c>@most</c> stories that hold <c>@words</c>: <c>id</c>, latest first.</summary>
    string TextMatches { get; }

    /// <summary>The relevance of stories <c>@oldest</c> and later for <c>@words</c>: <c>id</c>, <c>score</c>, the best first, <c>@most</c> of them.</summary>
    string TextRanks { get; }

    /// <summary>A user's words as the full-text index asks for them; null where nothing is left to look for.</summary>
    string? Query(string words);

    /// <summary>What the database itself finds wrong with its files and indexes.</summary>
    IEnumerable<string> Faults(DbConnection connection);
}
