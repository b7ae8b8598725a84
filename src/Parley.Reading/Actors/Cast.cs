using Parley.Language;
using Parley.Reading.Clauses;
using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Actors;

/// <summary>
/// The actors of one story: says of any token which actor it names. Mentions are taken in text order; each joins an actor already
/// met (same country, same name, surname of a fuller name, acronym, bare noun after a fuller phrase, pronoun) or begins a new one.
/// </summary>
public sealed class Cast
{
    private readonly Tree _tree;
    private readonly Roster _roster;
    private readonly PersonResolver _persons;
    private readonly BodyResolver _bodies;
    private readonly PronounResolver _pronouns;
    private readonly Antecedents _antecedents;
    private readonly Actor?[] _byToken;
    private readonly Mention?[] _mentionAt;
    private readonly Dictionary<Mention, Actor?> _taken = new(ReferenceEqualityComparer.Instance);

    /// <summary>Resolves the mentions of a story.</summary>
    /// <param name="tree">The trees.</param>
    /// <param name="knowledge">What is known of the world.</param>
    /// <param name="mentions">The mentions, in text order.</param>
    /// <param name="story">The story.</param>
    /// <param name="antecedents">Chooses whom pronouns and definite nouns mean.</param>
    public Cast(Tree tree, KnowledgeBase knowledge, IReadOnlyList<Mention> mentions, Story story, AntecedentModel antecedents)
    {
        _tree = tree;
        _roster = new Roster(tree, knowledge, story.Published ?? UndatedDay, Homeland.Of(tree, knowledge, mentions, story));
        (_persons, _bodies, _pronouns) = (new PersonResolver(_roster, Of), new BodyResolver(_roster, Of), new PronounResolver(_roster));
        _antecedents = new Antecedents(_roster, _persons, antecedents);
        _byToken = new Actor?[tree.Tokens.Length];
        _mentionAt = new Mention?[tree.Tokens.Length];
        foreach (var mention in mentions)
        {
            Take(mention);
        }
    }

    /// <summary>The day on which offices are looked up for a story without a date.</summary>
    public static DateOnly UndatedDay { get; } = new(2020, 1, 1);

    /// <summary>Every actor found, in order of first mention.</summary>
    public IReadOnlyList<Actor> Actors => _roster.Actors;

    /// <summary>Whom mentions may have meant, where the model keeps that.</summary>
    public IReadOnlyList<Choice> Choices => _antecedents.Choices;

    /// <summary>The actor that a token names, as part of a name or as head of a phrase; null where it names none.</summary>
    public Actor? Of(int token) => token >= 0 ? _byToken[token] : null;

    /// <summary>The mention a token belongs to; null where it belongs to none.</summary>
    public Mention? MentionAt(int token) => token >= 0 ? _mentionAt[token] : null;

    /// <summary>Lets a pronoun stand for an actor: <c>I</c> and <c>we</c> in what someone says.</summary>
    public void Bind(int token, Actor actor) => _byToken[token] = actor;

    /// <summary>A new actor for words that are no mention: an unnamed source.</summary>
    public Actor Describe(int head, EntityKind kind, string words)
    {
        var actor = new Actor(kind, words) { LastSeen = head };
        actor.AddName(words);
        _byToken[head] = actor;
        return _roster.Add(actor);
    }

    /// <summary>Takes two persons for one: whatever was found of the one that is only described is of the one that is named.</summary>
    internal void Join(Actor described, Actor named)
    {
        for (var t = 0; t < _byToken.Length; t++)
        {
            _byToken[t] = _byToken[t] == described ? named : _byToken[t];
        }

        _roster.Join(described, named);
    }

    /// <summary>The government of a country, made when first asked for.</summary>
    public Actor Government(string country) => _roster.Government(country);

    private Actor? Take(Mention mention)
    {
        if (_taken.TryGetValue(mention, out var done))
        {
            return done;
        }

        _taken[mention] = null;
        var actor = mention.Same is { } same ? Take(same) ?? Resolve(mention) : Resolve(mention);
        _taken[mention] = actor;
        if (actor is not null)
        {
            Note(mention, actor);
        }

        return actor;
    }

    private Actor? Resolve(Mention mention) => mention switch
    {
        { Form: MentionForm.Pronoun } => _antecedents.Choose(mention, _pronouns.Of(mention)),
        { Kind: EntityKind.Government } => _bodies.Government(mention),
        { Kind: EntityKind.Person, Form: MentionForm.Nominal } => Person(mention),
        { Kind: EntityKind.Person } => _persons.Named(mention),
        { Form: MentionForm.Named } => _bodies.Named(mention),
        _ => Body(mention),
    };

    private Actor Person(Mention mention)
    {
        var actor = _antecedents.Choose(mention, _persons.Before(mention)) ?? _persons.New(mention);
        actor.Role ??= mention.Role;
        return actor;
    }

    private Actor? Body(Mention mention)
    {
        var actor = _antecedents.Choose(mention, _bodies.Before(mention)) ?? _bodies.New(mention);
        if (actor is { Named: false, Kind: not (EntityKind.Person or EntityKind.Government) } && mention.Name.Length > actor.Name.Length)
        {
            actor.Name = mention.Name;
        }

        return actor;
    }

    private void Note(Mention mention, Actor actor)
    {
        if (mention.Same is not null && actor.Kind == EntityKind.Person)
        {
            _persons.Learn(actor, mention);
        }
        else if (mention.Same is not null)
        {
            actor.Kind = mention.Form == MentionForm.Nominal && mention.Same.Known is null ? mention.Kind : actor.Kind;
        }

        if (mention.Form is MentionForm.Named || (mention.Form == MentionForm.Nominal && (!actor.Named || (mention.Same is not null && actor.Kind != EntityKind.Person))))
        {
            actor.AddName(mention.Name);
            actor.AddName(mention.Short ?? mention.Name);
        }

        actor.Country ??= actor.International || actor.Kind == EntityKind.Coalition || mention.Form == MentionForm.Pronoun ? null : mention.Country;
        actor.LastSeen = Math.Max(actor.LastSeen, mention.Head);
        actor.Seen.Add((mention.Head, Prominence(mention.Head)));
        for (var t = mention.First; t < mention.End; t++)
        {
            // A smaller mention inside a larger phrase ("Russian" in "Russian forces") keeps its own token.
            if (mention.Form != MentionForm.Nominal || _byToken[t] is null || t == mention.Head)
            {
                _byToken[t] = actor;
                _mentionAt[t] = mention;
            }
        }
    }

    /// <summary>How much a token's place in the sentence makes it the one that the story goes on about.</summary>
    private double Prominence(int head)
    {
        var token = _tree.Tokens[head];
        while (token.Relation == Relation.Conj && token.Head >= 0)
        {
            token = _tree.Tokens[token.Head];
        }

        if (token.Relation is Relation.Nsubj or Relation.NsubjPass)
        {
            var clause = token.Head >= 0 ? _tree.Tokens[token.Head].Relation : Relation.Root;
            return clause switch
            {
                Relation.Root or Relation.Parataxis or Relation.Conj => 1.5,
                Relation.Ccomp => 1.2,
                _ => 0.8,
            };
        }

        return token.Relation switch
        {
            Relation.Root => 1.0,
            Relation.Obj or Relation.Iobj or Relation.OblAgent => 0.7,
            Relation.Obl => 0.6,
            Relation.NmodPoss => 0.55,
            _ => 0.4,
        };
    }
}
