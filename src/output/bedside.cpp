#include "output/bedside.hpp"

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
      : Page(context), sheet_(sheet), assessment_(assess(knowledge_, sheet)) {
    front();
    back();
    for_the_doctor();
  }

 private:
  void front() {
    what_to_do();
    notice();
    add(Is::paragraph, fmt::format("Knowledge {} ({}, {:.12}), legcramp {}.", knowledge_.version,
                                   context_.origin, context_.sha256, program_version));
  }

  void what_to_do() {
    if (assessment_.at_least >= Urgency::urgent) alarm(assessment_);
    if (assessment_.at_least == Urgency::emergency) return;
    notes(assessment_);
    avoid(assessment_);
    if (assessment_.remedies.empty()) return;
    add(Is::heading, "Do this now, in this order. Stop what hurts more.");
    for (const Line& line : assessment_.remedies) {
      const Measure& remedy = knowledge_.measure(line.thing);
      add_numbered(remedy.text);
      picture(remedy);
      if (remedy.is_timed()) add(Is::detail, time_of(remedy));
      reasons_.explain(line.why, remedy.sources);
    }
    take_care();
  }

  void take_care() {
    const std::size_t heading = blocks_.size();
    for (const Line& line : assessment_.remedies) cautions(knowledge_.measure(line.thing).cautions);
    if (blocks_.size() > heading)
      blocks_.insert(blocks_.begin() + static_cast<std::ptrdiff_t>(heading),
                     {Is::heading, "Take care", {}});
  }

  void back() {
    add(Is::side, {});
    add(Is::heading, "When to get help");
    signs(Urgency::emergency);
    for (const Urgency urgency : {Urgency::urgent, Urgency::routine})
      if (const Help& help = knowledge_.help_for(urgency); !help.signs.empty())
        add(Is::paragraph, fmt::format("{} {}", help.signs, help.text));
    if (assessment_.at_least < Urgency::emergency) tips();
  }

  void tips() {
    add(Is::heading, assessment_.at_least == Urgency::urgent
                         ? "For later, once this has been checked"
                         : "To prevent the next one");
    number_ = 0;
    for (Index i = 0; i < knowledge_.tips.size(); ++i) {
      const Measure& tip = knowledge_.tips[i];
      if (assessment_.avoided[knowledge_.first(Kind::tip) + i].so_far) continue;
      add_numbered(fmt::format("{}. {}", tip.name, graded(tip)));
      picture(tip);
      cautions(tip.cautions);
    }
  }

  void for_the_doctor() {
    const Blocks answers = answers_page(knowledge_, sheet_, context_.why);
    if (answers.empty()) return;
    add(Is::side, {});
    append(answers);
    causes(assessment_);
    add(Is::heading, "To see this advice again");
    add(Is::code, command_of(context_, sheet_));
  }

  const Sheet& sheet_;
  Assessment assessment_;
};

}  // namespace

std::string bedside_page(const Context& context, const Sheet& sheet) {
  const Knowledge& knowledge = *context.knowledge;
  return html_of(Bedside(context, sheet).take(), knowledge.title, knowledge.language);
}

}  // namespace legcramp
