using Parley.Language;
using Parley.Language.Conllu;
using Parley.Language.Training;

if (args[0] == "train") { LanguageTrainer.Train(args[1], args[2], Console.Error.WriteLine); return 0; }
var analyzer = new Analyzer(LanguageModel.Load(args[1]));
using var output = new StreamWriter(Console.OpenStandardOutput());
ConlluFile.Write(analyzer.Analyze(Console.In.ReadToEnd()), output);
return 0;
