using System.Data.Common;

namespace Parley.Archive.Stores;

/// <summary>Cells of a row that may be empty.</summary>
internal static class Cells
{
    public static long? Number(this DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetInt64(at);

    public static string? Words(this DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);
}
