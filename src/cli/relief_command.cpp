#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "cli/command.hpp"
#include "knowledge/spelling.hpp"

namespace legcramp {
namespace {

struct Options {
  std::optional<std::string> remedy;
};

Outcome show_relief(const Session& session, const Options& options) {
  const Knowledge& knowledge = *session.knowledge;
  const Index first = knowledge.first(Kind::remedy);
  ReliefReport report;
  if (options.remedy) {
    std::vector<std::string_view> ids;
    for (const Remedy& remedy : knowledge.remedies) ids.push_back(remedy.id.text);
    const auto found = std::ranges::find(ids, *options.remedy);
    if (found == ids.end())
      return wrong_usage("unknown-remedy",
                         fmt::format("unknown remedy \"{}\"; the remedies are: {}",
                                     quote_briefly(*options.remedy), fmt::join(ids, ", ")),
                         suggest(*options.remedy, ids));
    report.remedies.push_back(first + static_cast<Index>(found - ids.begin()));
    return {Report{std::move(report)}};
  }
  const Assessment everyone = assess(knowledge, Sheet(knowledge));
  for (const Line& line : everyone.remedies) report.remedies.push_back(line.thing);
  for (Index i = 0; i < knowledge.remedies.size(); ++i)
    if (!everyone.shown[first + i].so_far) report.others.push_back(first + i);
  return {Report{std::move(report)}};
}

}  // namespace

Action add_relief(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("remedy", options->remedy, "only this remedy, by its id")->type_name("REMEDY");
  return [options](const Session& session) { return show_relief(session, *options); };
}

}  // namespace legcramp
