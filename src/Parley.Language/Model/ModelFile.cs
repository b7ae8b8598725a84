using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Parley.Language.Model;

/// <summary>
/// One little-endian file of named sections: magic <c>PARLEYLM</c>, version, count, then for each section its name, raw length, packed length and
/// Brotli-packed bytes, and at the end the first eight bytes of the SHA-256 of all before it.
/// </summary>
public static class ModelFile
{
    private const int Version = 2;
    private static readonly byte[] Magic = "PARLEYLM"u8.ToArray();

    /// <summary>Writes sections in the order of their names.</summary>
    public static void Save(string path, IReadOnlyDictionary<string, byte[]> sections)
    {
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(Version);
            writer.Write(sections.Count);
            foreach (var (name, bytes) in sections.OrderBy(s => s.Key, StringComparer.Ordinal))
            {
                var packed = Pack(bytes);
                writer.Write(name);
                writer.Write(bytes.Length);
                writer.Write(packed.Length);
                writer.Write(packed);
            }
        }

        var content = memory.ToArray();
        var checksum = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(checksum, Checksum(content));
        File.WriteAllBytes(path, [.. content, .. checksum]);
    }

    /// <summary>Reads the sections that are wanted; all where nothing is said.</summary>
    /// <exception cref="InvalidDataException">The file is no model, of another version, cut short or altered.</exception>
    public static Dictionary<string, byte[]> Load(string path, Predicate<string>? wanted = null)
    {
        var file = File.ReadAllBytes(path);
        if (file.Length < Magic.Length + 16 || !file.AsSpan(0, Magic.Length).SequenceEqual(Magic))
        {
            throw new InvalidDataException($"{path}: not a Parley language model");
        }

        var checksum = Task.Run(() => Checksum(file.AsSpan(0, file.Length - 8)));
        bool Altered() => BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(file.Length - 8)) != checksum.GetAwaiter().GetResult();
        InvalidDataException Refused(Exception? because) => new($"{path}: the checksum is wrong; the file was cut short or altered", because);
        try
        {
            var sections = Sections(path, file, wanted);
            if (!Altered())
            {
                return sections;
            }
        }
        catch (Exception problem) when (Altered())
        {
            // What is wrong with a damaged file is that, whatever came of it.
            throw Refused(problem);
        }

        throw Refused(null);
    }

    private static Dictionary<string, byte[]> Sections(string path, byte[] file, Predicate<string>? wanted)
    {
        var stream = new MemoryStream(file, 0, file.Length - 8);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        stream.Position = Magic.Length;
        if (reader.ReadInt32() is var version && version != Version)
        {
            throw new InvalidDataException($"{path}: model version {version}, expected {Version}");
        }

        var sections = new Section[reader.ReadInt32()];
        for (var i = 0; i < sections.Length; i++)
        {
            sections[i] = new Section(reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(), (int)stream.Position);
            stream.Position += sections[i].PackedLength;
        }

        sections = Array.FindAll(sections, s => wanted?.Invoke(s.Name) != false);
        var unpacked = new byte[sections.Length][];
        Parallel.For(0, sections.Length, i => unpacked[i] = Unpack(file.AsSpan(sections[i].Start, sections[i].PackedLength), sections[i].Length));
        var byName = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        for (var i = 0; i < sections.Length; i++)
        {
            byName.Add(sections[i].Name, unpacked[i]);
        }

        return byName;
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var brotli = new BrotliStream(memory, new BrotliCompressionOptions { Quality = 9 }, leaveOpen: true))
        {
            brotli.Write(bytes);
        }

        return memory.ToArray();
    }

    private static byte[] Unpack(ReadOnlySpan<byte> packed, int length)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(length);
        return BrotliDecoder.TryDecompress(packed, bytes, out var written) && written == length ? bytes
            : throw new InvalidDataException("a section of the model can't be unpacked");
    }

    private static ulong Checksum(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(bytes));

    /// <summary>Where a section lies in a file.</summary>
    private readonly record struct Section(string Name, int Length, int PackedLength, int Start);
}
