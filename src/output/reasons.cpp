#include "output/reasons.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "legcramp/lookup.hpp"

namespace legcramp {

using Is = Block::Is;

Text name_of_thing(const Knowledge& knowledge, Index thing) {
  return knowledge.kind_of(thing) == Kind::group ? knowledge.id_of(thing).text
                                                 : entry_of(knowledge, thing).name;
}

std::string joined_signs(const Help& help) {
  std::string signs;
  for (const Sign& sign : help.signs) signs.append(signs.empty() ? "" : "; ").append(sign.text);
  return signs;
}

std::string signs_of(const Knowledge& knowledge, Urgency urgency) {
  const Help& help = knowledge.help_for(urgency);
  if (help.signs.empty()) return {};
  const Text action =
      help.text.ends_with('.') ? help.text.substr(0, help.text.size() - 1) : help.text;
  const std::string signs = joined_signs(help);
  return fmt::format("{} for any one of these: {}{}", action, signs,
                     signs.ends_with('.') || signs.ends_with('?') ? "" : ".");
}

std::string what_was_said(const Knowledge& knowledge, const Reason& reason) {
  std::string things;
  for (const Because& because : reason.because_of)
    things.append(things.empty() ? "" : "; ")
        .append(because.answer == Answer::no       ? "no "
                : because.answer == Answer::unsure ? "not sure: "
                                                   : "")
        .append(name_of_thing(knowledge, because.thing.index));
  return "Understood: " + things;
}

void Reasons::explain(const std::vector<Reason>& why, std::span<const Citation> sources) {
  if (!is_wanted_) return;
  for (const Reason& reason : why) {
    if (reason.rule != nullptr) explain(*reason.rule);
    if (!reason.because_of.empty())
      page_.push_back({Is::remark, what_was_said(knowledge_, reason), {}});
  }
  cite("Source", sources);
}

void Reasons::explain(const Rule& rule) {
  if (!is_wanted_) return;
  if (!explained_.insert(&rule).second) {
    page_.push_back({Is::remark, fmt::format("Rule {}, as above", rule.id.text), {}});
    return;
  }
  page_.push_back(
      {Is::remark,
       fmt::format("Rule {}: {} [{}]", rule.id.text, rule.because, name_of(rule.evidence)),
       {}});
  cite("Source of the rule", rule.sources);
}

void Reasons::cite(const char* label, std::span<const Citation> sources) {
  if (!is_wanted_) return;
  for (const Citation& citation : sources) {
    const Source& source = knowledge_[citation.source];
    std::string text = fmt::format("{}: {}", label, source.title);
    if (!source.publisher.empty()) text += fmt::format(", {}", source.publisher);
    if (source.year.value > 0) text += fmt::format(", {}", source.year.value);
    if (!citation.at.empty()) text += fmt::format(", {}", citation.at);
    if (!source.note.empty()) text += fmt::format(" ({})", source.note);
    page_.push_back({Is::remark, std::move(text), {}});
    if (!source.url.empty()) page_.push_back({Is::code, std::string(source.url), {}});
  }
}

}  // namespace legcramp
