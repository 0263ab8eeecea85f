#pragma once
// What a command has to say, before anyone decides how it looks: typed records, which text.cpp and
// json.cpp show.

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "legcramp/check.hpp"
#include "legcramp/diff.hpp"
#include "legcramp/interview.hpp"
#include "legcramp/lookup.hpp"
#include "legcramp/mutants.hpp"
#include "legcramp/result.hpp"
#include "output/blocks.hpp"

namespace legcramp {

/// What to do right now: the page of no arguments.
struct StartReport {
  Assessment assessment;
};

struct AdviceReport {
  Reading reading;
  Sheet sheet;
  Assessment assessment;
  bool is_general = false;  ///< neither words nor causes were given
};

/// Where an interview stands: at its end, or at the next screen.
struct AskReport {
  Standing standing;
};

struct TipsReport {
  std::vector<Index> tips;  ///< by number, in order
  bool in_detail = false;   ///< one tip was asked for: everything about it
};

/// How the guided remedies ended, and when.
struct Ending {
  enum class Is : std::uint8_t { eased, stopped, last_done, too_long };
  Is is = Is::stopped;
  int seconds = 0;
  std::size_t shown = 0;  ///< how many measures were
};

struct ReliefReport {
  Standing standing;
  std::vector<Index> measures;  ///< what to do, by number, in the order to try
  std::vector<Index> others;    ///< remedies for other places, only named
  std::optional<Index> named;   ///< what was asked for by its id, if it was

  /// Led by a timer, the report comes in two parts: what to know before, and how it ended.
  enum class Part : std::uint8_t { whole, before, after };
  Part part = Part::whole;
  Ending ending;  ///< of what comes after

  /// Whether all this is for a cramp now; what was named may as well prevent one.
  [[nodiscard]] bool is_for_cramp(const Knowledge& knowledge) const {
    return !named || knowledge.kind_of(*named) == Kind::remedy;
  }
};

struct CheckReport {
  Proof proof;
  std::optional<Mutation> mutation;  ///< if it was asked for

  [[nodiscard]] bool holds() const {
    return proof.holds() && (!mutation || mutation->all_killed());
  }
};

/// A change from an older file to the one that the report is about.
struct DiffReport {
  Difference difference;
  std::string old_version;
  std::string old_sha256;
  std::string old_origin;
};

struct VersionReport {};

using Report = std::variant<StartReport, AdviceReport, AskReport, TipsReport, ReliefReport,
                            CheckReport, DiffReport, VersionReport>;

/// The page for the bedside, for a person of whom this is known.
struct BedsidePage {
  Sheet sheet;
};

/// A help page; it needs no knowledge.
struct HelpPage {
  Blocks blocks;
};

/// Why a command could not do what was asked.
struct Failure {
  std::string code;  ///< for scripts: stable words joined by '-'
  std::string message;
  std::vector<std::string> did_you_mean;
  std::string note;  ///< something to say besides, such as when to get help
  std::string file;  ///< the file that `faults` are about
  Faults faults;
};

/// What reports are about, and how much of it to say.
struct Context {
  std::string command;
  const Knowledge* knowledge = nullptr;  ///< null if it could not be loaded
  std::function<std::string()> sha256;   ///< takes a while for a large file
  std::string origin;                    ///< "built-in", or the file it was read from
  bool is_builtin = true;
  bool why = false;  ///< show the rule, the answers and the source behind each line
};

}  // namespace legcramp
