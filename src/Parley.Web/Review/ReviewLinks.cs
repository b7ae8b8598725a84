using System.Globalization;

namespace Parley.Web.Review;

/// <summary>Addresses of what people decide.</summary>
internal static class ReviewLinks
{
    /// <summary>An item or actor to be corrected.</summary>
    public static string Item(string story, string item) => $"/review/item?id={Uri.EscapeDataString(story)}&item={item}";

    /// <summary>An item to be added.</summary>
    public static string Add(string story, string kind) => $"/review/add?id={Uri.EscapeDataString(story)}&kind={kind}";

    /// <summary>Takes back what was decided together.</summary>
    public static string Undo(long act) => string.Create(CultureInfo.InvariantCulture, $"/review/acts/{act}/undo");
}
