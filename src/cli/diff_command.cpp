#include <memory>

#include "cli/command.hpp"
#include "knowledge/hash.hpp"
#include "legcramp/diff.hpp"

namespace legcramp {
namespace {

struct DiffOptions {
  std::string old_file;
  std::string new_file;
};

Outcome show_difference(const Session& session, const DiffOptions& options) {
  if (options.new_file.empty())
    return wrong_usage("missing-argument", "name two files: the old one, then the new one");
  if (!session.is_builtin)
    return wrong_usage("too-many-files", "diff compares the two files it is given; leave out -f");
  if (options.old_file == "-" && options.new_file == "-")
    return wrong_usage("two-inputs", "standard input can be only one of the two files");
  const auto before = read_knowledge(*session.console, options.old_file);
  if (!before) return without_knowledge(bad_file(options.old_file, before.error()));
  const auto after = read_knowledge(*session.console, options.new_file);
  if (!after) return without_knowledge(bad_file(options.new_file, after.error()));
  DiffReport report{diff((*before)->loaded.knowledge, (*after)->loaded.knowledge),
                    std::string((*before)->loaded.knowledge.version), sha256((*before)->text),
                    (*before)->name};
  const bool is_same = report.difference.is_none() && !report.difference.is_too_large;
  return {Report{std::move(report)}, is_same ? ExitCode::done : ExitCode::nothing_found, *after,
          *before};
}

}  // namespace

Action add_diff(Options& options) {
  const auto given = std::make_shared<DiffOptions>();
  options = {{.value = {"OLD", nullptr, true},
              .target = &given->old_file,
              .meaning = "the knowledge file as it was",
              .is_required = true},
             {.value = {"NEW", nullptr, true},
              .target = &given->new_file,
              .meaning = "the knowledge file as it is now",
              .is_required = true}};
  return [given](const Session& session) { return show_difference(session, *given); };
}

}  // namespace legcramp
