// A knowledge file: text to knowledge to advice to page, and back to text; and the evaluator held
// against the diagrams.

#include "knowledge/writer.hpp"
#include "legcramp/load.hpp"
#include "support/comparison.hpp"
#include "support/desk.hpp"
#include "support/fuzz.hpp"

namespace legcramp::testing {
namespace {

/// What is written and read again is the same, and the same again.
void check_round_trip(const Knowledge& knowledge) {
  const std::string written = Writer(knowledge).write(knowledge).dump();
  const auto again = load_knowledge(written);
  must(again.has_value(), "what was written can be read", written);
  const Knowledge& second = again->knowledge;
  must(Writer(second).write(second).dump() == written, "what is read is what was written", written);
}

/// Some complete sheets, chosen by a number.
void check_agreement(const Knowledge& knowledge, std::uint64_t chosen) {
  constexpr std::size_t most_variables = 20;
  if (knowledge.findings.size() + knowledge.causes.size() > most_variables) return;
  Comparison comparison(knowledge);
  const auto agree = [](const Disagreement& none) {
    must(!none, "evaluator and diagrams agree", none.value_or(""));
  };
  agree(comparison.on_where_it_ends());
  for (int round = 0; round < 4; ++round) {
    Sheet sheet(knowledge);  // complete: what is refused follows from the other answers
    for (Index i = 0; i < knowledge.findings.size(); ++i) {
      chosen = chosen * 6364136223846793005U + 1442695040888963407U;
      static_cast<void>(sheet.give({i}, static_cast<Answer>(1 + (chosen >> 33U) % 3)));
    }
    if (!knowledge.causes.empty() && round % 2 == 0)
      sheet.name({knowledge.first(Kind::cause) +
                  static_cast<Index>((chosen >> 40U) % knowledge.causes.size())});
    agree(comparison.on_advice(sheet));
    agree(comparison.on_interview(sheet));
  }
}

/// One of the commands, on this file.
void check_command(std::string_view text, std::uint64_t chosen) {
  static const std::vector<std::vector<std::string>> commands{{"advice"},
                                                              {"advice", "--why"},
                                                              {"tips"},
                                                              {"relief"},
                                                              {"ask"},
                                                              {"check"},
                                                              {"export", "ids"},
                                                              {"export", "bedside"},
                                                              {"advice", "pain"},
                                                              {"diff", "k", "k"},
                                                              {"tips", "--why"},
                                                              {"ask", "-a", "red-flag=yes"},
                                                              {"check", "--mutate"},
                                                              {"export", "knowledge"},
                                                              {"relief", "pull"},
                                                              {"--version"}};
  std::vector<std::string> arguments = commands.at(chosen % commands.size());
  arguments.insert(arguments.end(), {"-f", "k"});
  const bool wants_json = (chosen >> 8U) % 2 == 0;
  if (wants_json) arguments.emplace_back("--json");
  Desk desk;
  desk.files["k"] = text;
  desk.is_terminal = (chosen >> 9U) % 2 == 0;
  desk.columns = 40;
  desk.environment["NO_COLOR"] = "1";
  desk.environment["TERM"] = "dumb";
  const ExitCode exit = desk.run(arguments);
  must(exit < ExitCode::output_failed, "a sound file is not refused as a bug", text);
  const bool is_export = arguments.front() == "export";
  if (wants_json && !is_export) must_be_json(desk.out);
  else if (!is_export) must_be_harmless(desk.out);
  must_be_harmless(desk.err);
}

}  // namespace

void try_input(std::string_view text, std::uint64_t chosen) {
  const auto loaded = load_knowledge(text);
  if (!loaded) {
    must_be_told_well(loaded.error(), text);
    return;
  }
  // Not everything each time: what comes through is changed often.
  if (chosen % 4 == 0) check_round_trip(loaded->knowledge);
  else if (chosen % 8 == 1) check_agreement(loaded->knowledge, chosen);
  else if (chosen % 8 == 2) check_command(text, chosen >> 3U);
}

}  // namespace legcramp::testing
