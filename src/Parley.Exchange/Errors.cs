namespace Parley.Exchange;

/// <summary>Something that went wrong with input or output, as the user is told: a code, what, where, and what was expected.</summary>
/// <param name="Code">PAR001, PAR002, …; docs/errors.md explains each.</param>
/// <param name="Where">The file, folder or option it is about.</param>
/// <param name="Text">What is wrong and what was expected.</param>
public sealed record Problem(string Code, string Where, string Text)
{
    /// <summary>One line: <c>PAR003 story.txt: the file is empty; …</c></summary>
    public override string ToString() => $"{Code} {Where}: {Text}";
}

/// <summary>All problems Parley reports, in one place.</summary>
public static partial class Problems
{
    /// <summary>The largest story file, in bytes.</summary>
    public const int LargestFile = 20 * 1024 * 1024;

    /// <summary>Every code, for the documentation's test.</summary>
    public static readonly IReadOnlyList<string> Codes =
    [
        "PAR001", "PAR002", "PAR003", "PAR004", "PAR005", "PAR006", "PAR007", "PAR008", "PAR009", "PAR010",
        "PAR011", "PAR012", "PAR013", "PAR014", "PAR015", "PAR016", "PAR017", "PAR018", "PAR019", "PAR020",
        "PAR040", "PAR041", "PAR042", "PAR043", "PAR044", "PAR045", "PAR046", "PAR047", "PAR048", "PAR049", "PAR050",
        "PAR060", "PAR061", "PAR062", "PAR063", "PAR064", "PAR065", "PAR066", "PAR067",
        "PAR080", "PAR081", "PAR082", "PAR083", "PAR084", "PAR085", "PAR086", "PAR087",
        "PAR090", "PAR091", "PAR092", "PAR093",
    ];

    /// <summary>No such file or folder.</summary>
    public static Problem NotFound(string path) => new("PAR001", path, "there is no such file or folder");

    /// <summary>The system refuses to open it.</summary>
    public static Problem Unreadable(string path, string why) => new("PAR002", path, $"can't be opened: {why}");

    /// <summary>Nothing in it.</summary>
    public static Problem Empty(string path) => new("PAR003", path, "the file is empty; expected the text of a story");

    /// <summary>Not text.</summary>
    public static Problem Binary(string path) => new("PAR004", path, "this is a binary file; expected plain text");

    /// <summary>Too large to be a story.</summary>
    public static Problem TooLarge(string path, long bytes) =>
        new("PAR005", path, $"{bytes / 1048576} MB is too large for one story; expected at most {LargestFile / 1048576} MB");

    /// <summary>The bytes are not in the encoding named or guessed.</summary>
    public static Problem WrongEncoding(string path, string encoding, long at) =>
        new("PAR006", path, $"byte {at} is not valid {encoding}; name the right one with --encoding");

    /// <summary>No such encoding.</summary>
    public static Problem UnknownEncoding(string name) =>
        new("PAR007", "--encoding", $"'{name}' is no known encoding; expected a name such as utf-8, windows-1252 or koi8-r");

    /// <summary>A web page saved as text.</summary>
    public static Problem Html(string path) => new("PAR008", path, "this is an HTML page; expected plain text: save the article's text alone");

    /// <summary>A folder that holds no stories.</summary>
    public static Problem NoStories(string path) => new("PAR009", path, "the folder holds no .txt files");

    /// <summary>A notice: the story is read all the same.</summary>
    public static Problem NoDate(string path) =>
        new("PAR010", path, "the day of publication is unknown, so times such as 'on Monday' stay open; give it with --published YYYY-MM-DD");

    /// <summary>Not a date.</summary>
    public static Problem BadDate(string text) => new("PAR011", "--published", $"'{text}' is no date; expected YYYY-MM-DD, such as 2025-04-17");

    /// <summary>Two stories would be written to one file.</summary>
    public static Problem NameClash(string path, string file) =>
        new("PAR012", path, $"{file} was written for another story of this run; rename one of them");

    /// <summary>The result can't be written.</summary>
    public static Problem Unwritable(string path, string why) => new("PAR013", path, $"can't be written: {why}");

    /// <summary>Parley's own data is missing or malformed.</summary>
    public static Problem Knowledge(string why) => new("PAR014", "data", why);

    /// <summary>The language model can't be used.</summary>
    public static Problem Model(string why) => new("PAR015", "model", why);

    /// <summary>Training data is missing.</summary>
    public static Problem NoTrainingData(string folder) =>
        new("PAR016", folder, "holds no training data; expected ud/*-train.conllu.gz and names/*.gz");

    /// <summary>The news to learn from is missing.</summary>
    public static Problem NoNews(string file) => new("PAR017", file, "no such file; expected gzipped JSONL of stories with a text field");

    /// <summary>Annotated data can't be read.</summary>
    public static Problem Annotation(string file, string why) => new("PAR018", file, $"is no annotated data: {why}");

    /// <summary>The codebook has no frame of that name.</summary>
    public static Problem NoSuchFrame(string name, IEnumerable<string> alike) =>
        new("PAR019", name, $"there is no such frame; {(string.Join(", ", alike) is { Length: > 0 } names ? $"perhaps {names}" : "'parley codebook list' names them all")}");

    /// <summary>There is nothing to score, or it can't be read.</summary>
    public static Problem Gold(string why) => new("PAR020", "score", why);

    /// <summary>A line of a JSONL file is no JSON object.</summary>
    public static Problem BadLine(string where, string why) => new("PAR040", where, $"this line is no JSON object: {why}");

    /// <summary>A line of a JSONL file has no text.</summary>
    public static Problem NoText(string where) => new("PAR041", where, "this line has no story; expected a \"text\" field, or \"withdrawn\": true with the \"id\" of the story taken back");

    /// <summary>The reader itself failed on a story.</summary>
    public static Problem ReaderFailed(string where, string why) => new("PAR042", where, $"the reader failed on this story: {why}; please report it with the story");

    /// <summary>There is no archive of that name.</summary>
    public static Problem NoArchive(string store) => new("PAR043", store, "there is no archive here; 'parley add' makes one, --store names another");

    /// <summary>The archive can't be opened, or was written by a later Parley.</summary>
    public static Problem ArchiveUnusable(string store, string why) => new("PAR044", store, why);

    /// <summary>Nobody goes by that name.</summary>
    public static Problem NoSuchActor(string name, string why) => new("PAR045", name, why);

    /// <summary>There is no such judgement.</summary>
    public static Problem NoSuchJudgement(string number, string why) => new("PAR046", number, why);

    /// <summary>A merge or split that changes nothing.</summary>
    public static Problem NothingToJudge(string names, string why) => new("PAR047", names, why);

    /// <summary>A backup can't be made or used.</summary>
    public static Problem BadBackup(string file, string why) => new("PAR048", file, why);

    /// <summary>There is no such story.</summary>
    public static Problem NoSuchStory(string id, string why) => new("PAR049", id, why);

    /// <summary>The doctor found something.</summary>
    public static Problem Unsound(string store, string what) => new("PAR050", store, what);

    /// <summary>The workbench was told to listen beyond this machine.</summary>
    public static Problem BeyondLoopback(string address) =>
        new("PAR060", "--listen", $"'{address}' is no loopback address; without accounts the workbench listens on this machine only: 127.0.0.1 or ::1; 'parley people add' makes accounts");

    /// <summary>The workbench can't listen on a port.</summary>
    public static Problem PortTaken(int port, string why) => new("PAR061", "--port", $"can't listen on {port}: {why}; name another with --port");

    /// <summary>An address asks for what can't be.</summary>
    public static Problem WrongAddress(string where, string why) => new("PAR062", where, why);

    /// <summary>The workbench has no such page.</summary>
    public static Problem NoSuchPage(string path) => new("PAR063", path, "the workbench has no such page, or takes no such call there");

    /// <summary>A form was sent from elsewhere, or its page is too old.</summary>
    public static Problem ForeignPost(string path) => new("PAR064", path, "this was not sent from a page of this workbench, or the page is older than the server; go back, load the page anew and send it again");

    /// <summary>There is no such event.</summary>
    public static Problem NoSuchEvent(string number, string why) => new("PAR065", number, why);

    /// <summary>Something failed inside.</summary>
    public static Problem PageFailed(string path, string what) => new("PAR066", path, $"something failed inside ({what}); the server's output says more; please report it");

    /// <summary>The workbench was called by a name that is not this machine's.</summary>
    public static Problem ForeignHost(string host) => new("PAR067", host, "is no name of this machine; expected localhost, 127.0.0.1 or [::1]");

    /// <summary>There is no such item to review.</summary>
    public static Problem NoSuchItem(string item, string why) => new("PAR090", item, why);

    /// <summary>There are no such corrections to undo.</summary>
    public static Problem NoSuchCorrection(string act, string why) => new("PAR091", act, why);

    /// <summary>A correction that can't stand in its field.</summary>
    public static Problem WrongCorrection(string field, string why) => new("PAR092", field, why);
}
