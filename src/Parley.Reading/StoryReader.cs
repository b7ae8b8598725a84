using Parley.Language;
using Parley.Language.Encoders;
using Parley.Reading.Actors;
using Parley.Reading.Clauses;
using Parley.Reading.Frames;
using Parley.Reading.Items;
using Parley.Reading.Judging;
using Parley.Reading.Knowledge;
using Parley.Reading.Nets;
using Parley.Reading.Places;
using Parley.Reading.Speech;
using Parley.Reading.Time;
using Parley.Record;

namespace Parley.Reading;

/// <summary>
/// Reads a story into its record. The path: language analysis → mentions and actors → speech → frames → items → record.
/// What it knows is loaded once; one reader serves any number of threads.
/// </summary>
public sealed class StoryReader : IDisposable
{
    private readonly KnowledgeBase _knowledge;
    private readonly Codebook _codebook;
    private readonly SpeechFinder _speech;
    private readonly HashSet<string> _lightVerbs;
    private readonly Dictionary<string, Status> _modality;
    private readonly MentionFinder _mentions;
    private readonly ThreadLocal<Analyzer> _analyzer;
    private readonly LanguageModel _language;
    private readonly Judge? _judge;
    private readonly StandFinder? _stands;
    private readonly WordEncoder? _encoder;
    private readonly AntecedentModel _antecedents;
    private readonly OddsModel? _doers;

    private StoryReader(string data, Codebook codebook, ReaderModels models)
    {
        var language = LanguageModel.Load(models.Language);
        (_language, _judge, _antecedents, _doers) = (language, models.Judge, models.Antecedents, models.Doers);
        _stands = models.Stands is null ? null : StandFinder.Load(models.Stands, language, models.Careful?.Stands);
        _encoder = models.Careful?.LoadEncoder();
        _analyzer = new ThreadLocal<Analyzer>(() => new Analyzer(language));
        _knowledge = KnowledgeBase.Load(data);
        _codebook = codebook;
        var lexicons = Path.Combine(data, "lexicons");
        _speech = SpeechFinder.Load(data, models.Careful?.Attributions, language);
        _lightVerbs = DataTable.ReadWords(Path.Combine(lexicons, "light-verbs.txt")).ToHashSet(StringComparer.Ordinal);
        _modality = StatusReader.LoadModality(Path.Combine(lexicons, "modality.tsv"));
        _mentions = new MentionFinder(_knowledge);
    }

    /// <summary>Loads a reader.</summary>
    /// <param name="dataFolder">Lexicons, gazetteers and actors.</param>
    /// <param name="codebook">The frames.</param>
    /// <param name="models">What was trained.</param>
    /// <exception cref="KnowledgeException">A file is missing or malformed.</exception>
    public static StoryReader Load(string dataFolder, Codebook codebook, ReaderModels models) => new(dataFolder, codebook, models);

    /// <summary>The frames in use.</summary>
    public Codebook Codebook => _codebook;

    /// <summary>The record of a story; empty lists where it tells of nothing.</summary>
    public StoryRecord Read(Story story) => Compose(Examine(story), _judge);

    /// <summary>The record as it is when every frame that fires is believed: for trying frames.</summary>
    public StoryRecord ReadUnjudged(Story story) => Compose(Examine(story), null);

    /// <summary>Reads a story as far as rules go: language analysis, actors, speech, and the frames that fire.</summary>
    public Examination Examine(Story story)
    {
        var document = _analyzer.Value!.Analyze(story.Text, story.BodyStart);
        var encoded = _encoder?.Read(document);
        var tree = new Tree(document);
        var cast = new Cast(tree, _knowledge, _mentions.Find(tree, story.Published), story, _antecedents);
        new Affiliations(tree, cast, _knowledge).Settle();
        new LateNames(tree, cast, _knowledge).Join();
        new FullNames(tree, cast, _knowledge).Add();
        var utterances = _speech.Find(tree, encoded, out var doubtful);
        var times = TimeFinder.Find(document, story.Published);
        var said = StatementMaker.Resolve(tree, utterances, cast, _knowledge, times);
        var arguments = new Arguments(tree, _lightVerbs);
        var scene = new Scene(
            tree, cast, arguments, new StatusReader(tree, _modality, arguments), new PlaceFinder(tree, _knowledge),
            times, new SpeakersByToken(document, utterances), _knowledge);
        var firings = new FrameMatcher(_codebook, tree, arguments, cast).All().ToList();
        var sayings = StatementMaker.WithDoubtful(said, StatementMaker.Resolve(tree, doubtful, cast, _knowledge, times));
        var sightings = _stands?.In(scene, said, firings, encoded);
        return new Examination(story, scene, said, firings, sayings, sightings, new FiringFeatures(scene, said, firings, _language), new SayingFeatures(scene, sayings, _language))
        {
            Doers = _doers is null ? null : new Doers(scene, said, sightings, _doers),
        };
    }

    /// <summary>Makes the record of an examined story: of the firings that a judge believes, or, without a judge, of all.</summary>
    public StoryRecord Compose(Examination examined, Judge? judge)
    {
        var (scene, said) = (examined.Scene, examined.Said);
        var maker = new ItemMaker(scene, said);
        var firings = judge?.Choose(examined, _codebook.Added) ?? examined.Firings.Where(f => !f.Loose && !OnlySpokenOf(f, examined.Firings));
        var statements = judge?.Choose(examined) ?? [.. said.Where(s => s.MayStand)];
        return new RecordBuilder(examined.Story, scene.Tree.Document, scene.Cast).Build(Relevance.Keep(Merger.Merge(firings.SelectMany(maker.Make))), StatementMaker.Joined(statements), said);
    }

    /// <summary>
    /// An act that somebody only promises, demands, refuses or threatens is the object of that stand, not an action; one called right or wrong is done,
    /// and one that somebody will do is planned.
    /// </summary>
    private static bool OnlySpokenOf(Firing firing, IReadOnlyList<Firing> all) =>
        firing.Frame.Makes.Kind == ItemKind.Action && all.Any(other => other.Frame.Makes is { Kind: ItemKind.Position, Stance: not Stance.Accuses }
            && !other.Frame.Triggers.Any(t => t.Class == TriggerClass.Modal) && !(other.Frame.MaySpeak("holder") && other.Frame.Makes.Stance is Stance.Supports or Stance.Opposes)
            && other.Objects.Contains(firing.Trigger));

    /// <summary>The words of a story that actors go with and that set no frame off; words of saying left out.</summary>
    public IEnumerable<Uncovered> Uncovered(Story story)
    {
        var document = _analyzer.Value!.Analyze(story.Text, story.BodyStart);
        var tree = new Tree(document);
        var cues = _speech.Find(tree, _encoder?.Read(document), out _).Where(u => u.CueToken >= 0).Select(u => tree.Tokens[u.CueToken].Lemma).ToHashSet(StringComparer.Ordinal);
        var cast = new Cast(tree, _knowledge, _mentions.Find(tree, story.Published), story, _antecedents);
        return Reading.Uncovered.In(tree, cast, new Arguments(tree, _lightVerbs), _codebook).Where(w => !cues.Contains(w.Lemma));
    }

    /// <summary>Lets the analyzers of all threads go.</summary>
    public void Dispose()
    {
        _analyzer.Dispose();
        _stands?.Dispose();
        _encoder?.Dispose();
        _speech.Dispose();
    }
}
