namespace Parley.Language.Parsing;

/// <summary>The moves of the arc-hybrid system.</summary>
internal enum Move : byte
{
    /// <summary>The front of the buffer goes on the stack.</summary>
    Shift,

    /// <summary>The front of the buffer becomes head of the top of the stack, which is popped.</summary>
    Left,

    /// <summary>The second on the stack becomes head of the top, which is popped.</summary>
    Right,
}

/// <summary>Where a parse stands: stack, buffer and the arcs made. The root is the last buffer item, index <see cref="Count"/>.</summary>
internal sealed class ParserState
{
    private int[] _stack = new int[64];

    public int Count { get; private set; }

    public int Buffer { get; private set; }

    public int Depth { get; private set; }

    public int[] Heads { get; private set; } = new int[64];

    public Relation[] Labels { get; private set; } = new Relation[64];

    /// <summary>Leftmost and rightmost children, two each: [token * 4 + 0, 1] left, [2, 3] right; −1 where none.</summary>
    public int[] Children { get; private set; } = new int[256];

    public int[] LeftCount { get; private set; } = new int[64];

    public int[] RightCount { get; private set; } = new int[64];

    public bool Done => Buffer == Count && Depth == 0;

    public bool MayShift => Buffer < Count;

    public bool MayLeft => Depth > 0 && (Buffer < Count || Depth == 1);

    public bool MayRight => Depth > 1;

    public int Stack(int fromTop) => fromTop < Depth ? _stack[Depth - 1 - fromTop] : -1;

    /// <summary>The buffer item <paramref name="ahead"/> of the front; the root's index after the last word, −1 past it.</summary>
    public int Ahead(int ahead) => Buffer + ahead <= Count ? Buffer + ahead : -1;

    public void Reset(int count)
    {
        if (_stack.Length <= count)
        {
            var size = count * 2;
            (_stack, Heads, Labels, Children) = (new int[size], new int[size], new Relation[size], new int[size * 4]);
            (LeftCount, RightCount) = (new int[size], new int[size]);
        }

        (Count, Buffer, Depth) = (count, 0, 0);
        Array.Fill(Heads, -1, 0, count + 1);
        Array.Fill(Children, -1, 0, (count + 1) * 4);
        Array.Clear(LeftCount, 0, count + 1);
        Array.Clear(RightCount, 0, count + 1);
    }

    public void Shift() => _stack[Depth++] = Buffer++;

    /// <summary>Head and dependent of the arc a move makes.</summary>
    public (int Head, int Dependent) Arc(Move move) => move == Move.Left ? (Buffer, Stack(0)) : (Stack(1), Stack(0));

    public void Attach(Move move, Relation label)
    {
        var (head, dependent) = Arc(move);
        Heads[dependent] = head;
        Labels[dependent] = label;
        var (at, count) = dependent < head ? (head * 4, LeftCount) : ((head * 4) + 2, RightCount);
        Children[at + 1] = Children[at];
        Children[at] = dependent;
        count[head]++;
        Depth--;
    }
}
