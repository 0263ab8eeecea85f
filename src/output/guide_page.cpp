#include "output/guide_page.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace legcramp {
namespace {

using Is = Block::Is;

/// "legcramp relief", or the one remedy of it.
std::string again(const Knowledge& knowledge, const ReliefReport& report) {
  const std::string command = "legcramp relief";
  return report.named ? fmt::format("{} {}", command, knowledge.id_of(*report.named).text)
                      : command;
}

}  // namespace

std::string clock_time(int seconds) {
  constexpr int minute = 60;
  return fmt::format("{}:{:02}", seconds / minute, seconds % minute);
}

Block keys_of_guide(bool is_cramp) {
  return {Is::remark, fmt::format("Enter {}, s next, q stop", is_cramp ? "it eased" : "done"), {}};
}

Blocks guide_page(const Measure& measure, std::size_t number, std::size_t of,
                  std::vector<Text>& said) {
  Blocks page{{Is::heading, std::string(measure.name), fmt::format("{}/{}", number, of)}};
  for (const Text caution : measure.cautions) {
    if (std::ranges::find(said, caution) != said.end()) continue;
    said.push_back(caution);
    page.push_back({Is::caution, std::string(caution), {}});
  }
  for (const Picture& picture : measure.pictures) page.push_back(picture_block(picture));
  page.push_back({Is::item, std::string(measure.text), ">"});
  return page;
}

Blocks ending_page(const Context& context, const ReliefReport& report) {
  const Knowledge& knowledge = *context.knowledge;
  const auto& [is, seconds] = *report.ending;
  const bool is_cramp = !report.named || knowledge.kind_of(*report.named) == Kind::remedy;
  const std::string_view what = !is_cramp || is == Ending::Is::last_done ? "Done"
                                : is == Ending::Is::eased                ? "Eased"
                                : is == Ending::Is::stopped              ? "Stopped"
                                                                         : "Not eased";
  Blocks page{{Is::heading, fmt::format("{} after {}.", what, clock_time(seconds)), {}}};
  if (!is_cramp) return page;
  const bool has_eased = is == Ending::Is::eased;
  const bool is_too_long = is == Ending::Is::too_long;  // the advice has said what to do
  if (knowledge.course && !is_too_long) {
    const FactRef fact = has_eased ? knowledge.course->eased : knowledge.course->not_eased;
    const Index place = fact.index - knowledge.first(Kind::fact);
    page.push_back({Is::detail, std::string(knowledge.facts[place].text), {}});
  }
  const auto then = [&](std::string when, std::string command) {
    page.push_back({Is::item, std::move(when), "-"});
    page.push_back({Is::code, std::move(command), {}});
  };
  if (has_eased) then("To prevent the next one", "legcramp tips");
  else if (!is_too_long) then("Not eased? Begin again", again(knowledge, report));
  then(has_eased ? "If they keep coming back" : "To be sure, answer a few questions",
       "legcramp ask");
  return page;
}

}  // namespace legcramp
