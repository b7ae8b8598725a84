using Parley.Language;

namespace Parley.Reading.Speech.Learned;

/// <summary>What speaks for and against a word being one of saying, thinking or wanting: itself, what hangs on it, what stands beside it, quotation marks.</summary>
internal static class CueFeatures
{
    /// <summary>Rows of the table: 2 to this power.</summary>
    public const int Bits = 20;

    private const ulong Edge = 1;

    /// <summary>The rows that a token sets, put into <paramref name="rows"/>.</summary>
    public static void Of(SpeechText text, int token, List<int> rows)
    {
        rows.Clear();
        var (tree, t) = (text.Tree, text.Tree.Tokens[token]);
        var lemma = text.Lemmas[token];
        var tag = ((ulong)t.UPos << 8) | (t.XPos.Length > 0 ? (ulong)t.XPos[^1] : 0);
        void Add(int template, ulong a, ulong b = 0, ulong c = 0) => rows.Add(Row.Of(Bits, template, a, b, c));
        void Both(int template, ulong a, ulong b = 0)
        {
            Add(template, a, b);
            Add(template + 100, a, b, lemma);
        }

        Add(0, 0);
        Add(1, lemma);
        Add(2, tag);
        Both(3, tag, (ulong)t.Relation);
        Both(4, t.Head >= 0 ? text.Lemmas[t.Head] : Edge);
        Add(5, t.Head >= 0 ? text.Lemmas[t.Head] : Edge, (ulong)t.Relation);
        var sentence = tree.Document.Sentences[t.Sentence];
        ulong At(ulong[] words, int at) => at < sentence.First || at >= sentence.End ? Edge : words[at];
        ulong Pos(int at) => at < sentence.First || at >= sentence.End ? 99 : (ulong)tree.Tokens[at].UPos;
        Both(6, At(text.Forms, token - 1));
        Both(7, At(text.Forms, token + 1));
        Both(8, Pos(token - 1), Pos(token + 1));
        Both(9, At(text.Lemmas, token + 1), At(text.Lemmas, token + 2));
        Add(10, At(text.Lemmas, token - 2), At(text.Lemmas, token - 1));
        Add(11, Pos(token - 2), Pos(token - 1), Pos(token + 1));
        Add(12, Pos(token + 1), Pos(token + 2), tag);
        Quoted(text, token, sentence, Both);
        Children(text, token, Add, Both);
    }

    private static void Quoted(SpeechText text, int token, Sentence sentence, Action<int, ulong, ulong> both)
    {
        var (before, after) = (0, 0);
        for (var t = sentence.First; t < sentence.End; t++)
        {
            if (text.Quotes.At(t) >= 0 && text.Quotes.At(t) != text.Quotes.At(token))
            {
                (before, after) = t < token ? (token - t < 8 ? 2 : Math.Max(before, 1), after) : (before, after > 0 ? after : t - token < 8 ? 2 : 1);
            }
        }

        both(20, (ulong)((before * 3) + after), (ulong)text.QuoteState(token));
        both(21, (ulong)(sentence.End - token < 5 ? sentence.End - token : 5), (ulong)(token - sentence.First < 3 ? token - sentence.First : 3));
    }

    private static void Children(SpeechText text, int token, Action<int, ulong, ulong, ulong> add, Action<int, ulong, ulong> both)
    {
        var (tree, signature) = (text.Tree, 0UL);
        foreach (var child in tree.Children(token))
        {
            var relation = tree.Tokens[child].Relation;
            var side = child < token ? 0UL : 1UL;
            both(30, (ulong)relation, side);
            add(31, (ulong)relation, text.Lemmas[child], side);
            both(32, (ulong)relation, text.Lemmas[child]);
            both(33, (ulong)relation, ((ulong)tree.Tokens[child].UPos << 4) | text.NameTypes[child]);
            if (relation is Relation.Nsubj or Relation.NsubjPass or Relation.Obj or Relation.Iobj or Relation.Ccomp or Relation.Xcomp or Relation.Parataxis
                or Relation.Obl or Relation.Advcl or Relation.AuxPass or Relation.Acl or Relation.Nmod)
            {
                signature |= 1UL << ((int)relation % 48);
            }

            if (relation is Relation.Obl or Relation.Nmod or Relation.Ccomp or Relation.Xcomp or Relation.Advcl or Relation.Acl)
            {
                foreach (var mark in tree.Children(child))
                {
                    if (tree.Tokens[mark].Relation is Relation.Case or Relation.Mark)
                    {
                        both(34, (ulong)relation, text.Lemmas[mark]);
                    }
                }
            }
        }

        both(35, signature, 0);
    }
}
