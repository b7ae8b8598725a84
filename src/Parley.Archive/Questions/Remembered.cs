using Dapper;

namespace Parley.Archive.Questions;

/// <summary>
/// Answers that cost much and change only with the archive, kept as long as its revision stays: a page after the first, or the same list again, costs little.
/// </summary>
/// <param name="most">How many answers are kept; when there are more, those not asked for longest go.</param>
internal sealed class Remembered(int most)
{
    private readonly Dictionary<object, (object Answer, long Asked)> _answers = [];
    private readonly Lock _gate = new();
    private long _revision = -1;
    private long _asked;

    /// <summary>The answer to a question at the present revision.</summary>
    /// <param name="asking">Where the revision is read.</param>
    /// <param name="question">The question with all that it depends on; equal questions have equal answers.</param>
    /// <param name="answer">Finds it out.</param>
    public T Of<T>(Asking asking, object question, Func<T> answer)
        where T : notnull
    {
        var revision = Revision(asking);
        lock (_gate)
        {
            if (revision == _revision && _answers.TryGetValue(question, out var kept))
            {
                _answers[question] = (kept.Answer, ++_asked);
                return (T)kept.Answer;
            }
        }

        var found = answer();
        Keep(revision, question, found);
        return found;
    }

    public static long Revision(Asking asking) => asking.Connection.ExecuteScalar<long>("SELECT value FROM counter WHERE name = 'revision'");

    private void Keep(long revision, object question, object answer)
    {
        lock (_gate)
        {
            if (revision < _revision)
            {
                return;
            }

            if (revision > _revision)
            {
                _answers.Clear();
                _revision = revision;
            }

            _answers[question] = (answer, ++_asked);
            if (_answers.Count > most)
            {
                _answers.Remove(_answers.MinBy(a => a.Value.Asked).Key);
            }
        }
    }
}
