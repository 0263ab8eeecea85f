#include "proof/mutants.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace legcramp {
namespace {

using Is = ConditionPart::Is;
using Parts = std::vector<ConditionPart>;

/// The condition that starts at a part ends before this one.
std::size_t end_of(ConditionParts parts, std::size_t at) {
  for (std::size_t left = 1; left > 0; ++at)
    left = left - 1 + (parts[at].is == Is::thing ? 0 : parts[at].value);
  return at;
}

/// Breaks one condition in every way, in one place at a time.
class ConditionBreaker {
 public:
  ConditionBreaker(const Knowledge& knowledge, ConditionParts parts)
      : knowledge_(knowledge), parts_(parts) {}

  template <class Use>
  void for_each(const Use& use) const {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const ConditionPart part = parts_[i];
      if (part.is == Is::negation) use("not removed", without(i, i + 1));
      if ((part.is == Is::all || part.is == Is::any) && part.value > 1)
        use(part.is == Is::all ? "any for all" : "all for any",
            replaced(i, {part.is == Is::all ? Is::any : Is::all, part.value}));
      if (part.is == Is::thing) {
        for (const Index neighbour : neighbours(part.value))
          use(fmt::format("{} for {}", id(neighbour), id(part.value)),
              replaced(i, {Is::thing, neighbour}));
      }
      if (part.is == Is::all || part.is == Is::any) drop_operands(i, use);
    }
  }

 private:
  template <class Use>
  void drop_operands(std::size_t group, const Use& use) const {
    std::size_t at = group + 1;
    for (Index operand = 0; operand < parts_[group].value && parts_[group].value > 1; ++operand) {
      const std::size_t end = end_of(parts_, at);
      Parts parts = without(at, end);
      --parts[group].value;
      const std::string what = parts_[at].is == Is::thing ? std::string(id(parts_[at].value))
                                                          : fmt::format("part {}", operand + 1);
      use(fmt::format("{} dropped", what), std::move(parts));
      at = end;
    }
  }

  [[nodiscard]] Text id(Index thing) const { return knowledge_.id_of(thing).text; }
  [[nodiscard]] std::vector<Index> neighbours(Index thing) const {
    std::vector<Index> found;
    const Kind kind = knowledge_.kind_of(thing);
    if (thing > knowledge_.first(kind)) found.push_back(thing - 1);
    if (thing + 1 < knowledge_.first(kind) + knowledge_.count(kind)) found.push_back(thing + 1);
    return found;
  }
  [[nodiscard]] Parts without(std::size_t from, std::size_t to) const {
    Parts parts(parts_.begin(), parts_.end());
    parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(from),
                parts.begin() + static_cast<std::ptrdiff_t>(to));
    return parts;
  }
  [[nodiscard]] Parts replaced(std::size_t at, ConditionPart part) const {
    Parts parts(parts_.begin(), parts_.end());
    parts[at] = part;
    return parts;
  }

  const Knowledge& knowledge_;
  ConditionParts parts_;
};

/// Breaks what a rule concludes, one thing at a time.
class ConclusionBreaker {
 public:
  ConclusionBreaker(const Knowledge& knowledge, const Rule& rule)
      : knowledge_(knowledge), rule_(rule) {}

  template <class Use>
  void for_each(const Use& use) const {
    for_each_of("then", &Rule::then, use);
    for_each_of("if_unsure", &Rule::if_unsure, use);
  }

 private:
  using Which = Conclusion Rule::*;

  template <class Use>
  void for_each_of(Text name, Which which, const Use& use) const {
    for (const int step : {-1, 1}) {
      Rule rule = rule_;
      const int level = static_cast<int>((rule.*which).urgency) + step;
      if (level < 0 || level >= static_cast<int>(names<Urgency>.size())) continue;
      (rule.*which).urgency = static_cast<Urgency>(level);
      // No file may hold a doubt that is more urgent than certainty.
      if (rule.if_unsure.urgency > rule.then.urgency) continue;
      use(fmt::format("{}: urgency {} for {}", name, name_of((rule.*which).urgency),
                      name_of((rule_.*which).urgency)),
          rule);
    }
    if (!(rule_.*which).note.empty()) {
      Rule rule = rule_;
      (rule.*which).note = {};
      use(fmt::format("{}: note removed", name), rule);
    }
    remove_items(name, which, &Conclusion::remedies, use);
    remove_items(name, which, &Conclusion::tips, use);
    remove_items(name, which, &Conclusion::further, use);
    remove_items(name, which, &Conclusion::avoid, use);
  }

  template <class Ref, class Use>
  void remove_items(Text name, Which which, std::span<const Ref> Conclusion::*list,
                    const Use& use) const {
    const std::span<const Ref> all = rule_.*which.*list;
    for (std::size_t i = 0; i < all.size(); ++i) {
      std::vector<Ref> rest(all.begin(), all.end());
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
      Rule rule = rule_;
      rule.*which.*list = rest;
      use(fmt::format("{}: {} removed", name, knowledge_.id_of(all[i]).text), rule);
    }
  }

  const Knowledge& knowledge_;
  const Rule& rule_;
};

}  // namespace

void for_each_mutant(const Knowledge& knowledge, const std::function<void(const Mutant&)>& use) {
  for (Index i = 0; i < knowledge.rules.size(); ++i) {
    const Rule& original = knowledge.rules[i];
    const Place place{"rules", i, original.id.text};
    const auto use_rule = [&](std::string change, const Rule& rule) {
      use({place, std::move(change), rule, {}});
    };
    ConditionBreaker(knowledge, original.when.parts)
        .for_each([&](std::string change, const Parts& parts) {
          Rule rule = original;
          rule.when = {parts};
          use_rule(fmt::format("when: {}", change), rule);
        });
    ConclusionBreaker(knowledge, original).for_each(use_rule);
    Rule dropped = original;
    dropped.then = dropped.if_unsure = {};
    use_rule("dropped", dropped);
  }
  for (Index i = 0; i < knowledge.causes.size(); ++i) {
    const Cause& original = knowledge.causes[i];
    const auto use_condition = [&](std::string change, const Parts& parts) {
      Cause cause = original;
      cause.when = {parts};
      use({{"causes", i, original.id.text}, fmt::format("when: {}", change), {}, cause});
    };
    ConditionBreaker(knowledge, original.when.parts).for_each(use_condition);
    if (original.when.is_given()) use_condition("dropped", {});
  }
}

}  // namespace legcramp
