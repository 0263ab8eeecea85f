#pragma once
// What a command is. Each stands in a file of its own: its options, then what it does with them.

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "legcramp/load.hpp"
#include "output/blocks.hpp"
#include "output/report.hpp"

namespace legcramp {

/// What came within a time: nothing, a line, or the end of input.
struct Typed {
  enum class Is : std::uint8_t { nothing, line, end };
  Is is = Is::nothing;
  std::string line;
};

/// Where a command can read more, and ask.
struct Console {
  bool can_ask = false;   ///< somebody is there, and wants to be asked
  bool can_move = false;  ///< a line may be drawn again and again
  std::function<void(const Blocks&)> show;
  std::function<void(const Report&)> report;        ///< shows it before the command is done
  std::function<std::optional<std::string>()> ask;  ///< a reply; none at the end of input
  std::function<bool(std::string_view)>
      redraw;  ///< the line where the cursor is; false if it fails
  std::function<Typed(std::chrono::milliseconds)> wait;
  std::function<std::chrono::milliseconds()> now;  ///< of a clock that only goes forward
  std::function<Result<std::string>(const std::string&)> read;  ///< a file; "-" is standard input
};

/// What a command works on.
struct Session {
  const Knowledge* knowledge;
  const Dictionary* dictionary;
  std::string_view file;  ///< the knowledge file's own bytes
  bool is_builtin;
  bool is_from_input;  ///< it was read from standard input
  const Console* console;
};

/// A knowledge file of somebody's own.
struct KnowledgeFile {
  std::string name;
  std::string text;
  LoadedKnowledge loaded;
};
using OwnFile = std::shared_ptr<const KnowledgeFile>;
Result<OwnFile> read_knowledge(const Console& console, const std::string& name);

/// Lines of answers that are still to be read and answered.
struct AnswerLines {
  std::string file;
  bool is_line_buffered = false;  ///< each line is written by itself
};

/// What came out: a report, a page of help or for the bedside, lines to answer, a failure, or a
/// text to print as it is.
struct Outcome {
  std::variant<Report, HelpPage, BedsidePage, AnswerLines, Failure, std::string> what;
  ExitCode exit = ExitCode::done;
  OwnFile about = nullptr;   ///< the knowledge that a report speaks of, if not that of the session
  OwnFile beside = nullptr;  ///< another that it refers to
  bool has_no_knowledge = false;  ///< a failure to read the knowledge that it would be about
};

using Action = std::function<Outcome(const Session&)>;

/// A command line that can be typed as it is, and what it is for.
struct Example {
  std::string_view command;
  std::string_view purpose;
};

struct Command {
  std::string_view name;
  std::string_view summary;
  std::vector<Example> examples;
  std::vector<Exit> exits = {};  ///< those that mean something of its own
  bool is_for_authors = false;
  Action (*add)(Options&);  ///< sets the options, and returns what to do once they are parsed
};

/// All commands, in the order of the help page.
const std::vector<Command>& commands();

Action add_advice(Options& options);
Action add_ask(Options& options);
Action add_tips(Options& options);
Action add_relief(Options& options);
Action add_help(Options& options);
Action add_check(Options& options);
Action add_diff(Options& options);
Action add_export(Options& options);

/// The page of no arguments.
Outcome start(const Session& session);

/// How to call a command: "advice [OPTIONS] [WORDS]...".
std::string usage_of(const Command& command, const Options& options);

/// The help page of a command, or of the program if no name is given.
Outcome help_with(std::string_view name);

Candidates names_of_commands(const Knowledge& knowledge);

/// A wrong call, with what may have been meant.
Outcome wrong_usage(std::string code, std::string message,
                    std::vector<std::string> did_you_mean = {});
/// The same failure, said without any knowledge: that of the session is not what it is about.
Outcome without_knowledge(Outcome failure);

/// Adds the signs of an emergency to a wrong call: somebody may have typed one.
Outcome with_signs(Outcome wrong, const Knowledge& knowledge);
/// The same, but not where it is known what was meant.
Outcome with_signs_if_unclear(Outcome wrong, const Knowledge& knowledge);
/// `has_more`: other words stand behind it.
Outcome unknown_command(std::string_view name, bool has_more = false);
Outcome one_too_many(std::string_view argument, std::string_view command);

/// Standard input given twice.
Outcome two_inputs();

/// A file that could not be used.
Outcome bad_file(const std::string& file, const Faults& faults);

/// `--cause`, which can be given again.
Option cause_option(std::vector<std::string>& causes, std::string_view group = {});
/// Names them: nothing, or a wrong call.
std::optional<Outcome> name_causes(const Knowledge& knowledge,
                                   const std::vector<std::string>& causes, Sheet& sheet);

/// An honest no.
Outcome nothing_found(const Knowledge& knowledge, std::string message);

/// Words of a command line as one query; wrong usage if they are too many.
std::optional<Outcome> join_words(const Knowledge& knowledge, const std::vector<std::string>& words,
                                  std::string& query);

/// The number, without a sign, that a text is as a whole; none if it is none, or too large.
std::optional<std::size_t> whole_number(std::string_view text);

}  // namespace legcramp
