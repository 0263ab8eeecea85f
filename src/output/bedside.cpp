#include "output/bedside.hpp"

#include <fmt/ranges.h>

#include "output/html.hpp"
#include "output/page.hpp"
#include "output/screen.hpp"
#include "output/version.hpp"

namespace legcramp {
namespace {

using Is = Block::Is;

class Bedside : public Page {
 public:
  Bedside(const Context& context, const Sheet& sheet)
      : Page(context), standing_(standing_of(knowledge_, sheet)) {
    if (standing_.says_help()) alarm(assessment());
    if (assessment().at_least == Urgency::emergency) return;  // alone
    front();
    back();
    for_the_doctor();
  }

 private:
  [[nodiscard]] bool is_personal() const {
    return !standing_.sheet.named_causes().empty() ||
           !answers_page(knowledge_, standing_.sheet, false).empty();
  }
  [[nodiscard]] const Assessment& assessment() const { return standing_.assessment; }

  void front() {
    if (is_personal() && standing_.next) not_finished(standing_);
    notes(assessment());
    for (Index i = 0; i < knowledge_.tips.size(); ++i)
      shown_besides_.insert(knowledge_.first(Kind::tip) + i);
    avoid(assessment());
    if (!assessment().remedies.empty()) {
      before_steps(assessment().at_least);
      before_remedies(in_this_order);
    }
    for (const Line& line : assessment().remedies) {
      const Measure& remedy = knowledge_.measure(line.thing);
      add_numbered(remedy.text);
      picture(remedy);
      if (remedy.is_timed()) add(Is::detail, time_of(remedy));
      reasons_.explain(line.why, remedy.sources);
    }
    take_care();
    emergency_signs();
    add(Is::remark,
        fmt::format("{} Knowledge {} ({}, {:.12}), legcramp {}.", fmt::join(knowledge_.notice, " "),
                    knowledge_.version, context_.origin, context_.sha256(), program_version));
  }

  void take_care() {
    const std::size_t heading = blocks_.size();
    for (const Line& line : assessment().remedies)
      cautions(knowledge_.measure(line.thing).cautions);
    if (blocks_.size() > heading)
      blocks_.insert(blocks_.begin() + static_cast<std::ptrdiff_t>(heading),
                     {Is::heading, "Take care", {}});
  }

  void back() {
    add(Is::side, {});
    add(Is::heading, "When to get help");
    for (const Urgency urgency : {Urgency::emergency, Urgency::urgent, Urgency::routine})
      if (std::string signs = signs_of(knowledge_, urgency); !signs.empty())
        add(Is::item, std::move(signs), "-");
    tips();
  }

  void tips() {
    add(Is::heading, assessment().at_least == Urgency::urgent
                         ? "For later, once this has been checked"
                         : "To prevent the next one");
    for (Index i = 0; i < knowledge_.tips.size(); ++i) {
      const Measure& tip = knowledge_.tips[i];
      const Index thing = knowledge_.first(Kind::tip) + i;
      if (assessment().avoided[thing].so_far) continue;
      said_.insert(thing);
      add(Is::item, fmt::format("{}. {}", tip.name, graded(tip)), fmt::format("{}.", i + 1));
      picture(tip);
      if (tip.is_timed()) add(Is::detail, time_of(tip));
      cautions(tip.cautions);
      reasons_.cite("Source", tip.sources);
    }
  }

  void for_the_doctor() {
    if (!is_personal()) return;
    add(Is::side, {});
    append(answers_page(knowledge_, standing_.sheet, true));
    add(Is::heading, "To fill in");
    for (const char* what : {"Name, date:", "Since when, how often, how long each time:",
                             "Which leg, and where:", "Medicines and illnesses:"})
      add(Is::blank, what);
    causes(assessment());
    prevention(assessment());
    add(Is::heading, "To see this advice again");
    add(Is::code, command_of(context_, standing_.sheet, "ask"));
  }

  Standing standing_;
};

}  // namespace

std::string bedside_page(const Context& context, const Sheet& sheet) {
  const Knowledge& knowledge = *context.knowledge;
  return html_of(Bedside(context, sheet).take(), knowledge.title, knowledge.language);
}

}  // namespace legcramp
