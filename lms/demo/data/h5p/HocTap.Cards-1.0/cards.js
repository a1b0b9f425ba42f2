// Questions one after another, each a content of its own; on the interface of H5P.
var HocTap = HocTap || {};

HocTap.Cards = (function () {
  function Cards(params, contentId, extras) {
    H5P.EventDispatcher.call(this);
    var states = (extras && extras.previousState && extras.previousState.cards) || [];
    var self = this;
    this.params = params;
    this.contentId = contentId;
    this.isTold = false;
    this.cards = (params.cards || []).map(function (card, at) {
      var instance = H5P.newRunnable(card, contentId, undefined, true, {
        parent: self,
        previousState: states[at] || undefined,
      });
      instance.on("answered", function () { self.show(); });
      instance.on("resize", function () { self.trigger("resize"); });
      return instance;
    });
    this.isTold = this.getAnswerGiven();
  }

  Cards.prototype = Object.create(H5P.EventDispatcher.prototype);
  Cards.prototype.constructor = Cards;

  Cards.prototype.attach = function ($container) {
    var box = document.createElement("div");
    box.className = "hoctap-cards";
    var introduction = document.createElement("div");
    introduction.innerHTML = this.params.introduction || "";
    box.appendChild(introduction);
    if (this.params.picture && this.params.picture.path) {
      var picture = document.createElement("img");
      picture.src = H5P.getPath(this.params.picture.path, this.contentId);
      picture.alt = "";
      box.appendChild(picture);
    }
    this.cards.forEach(function (card) {
      var place = document.createElement("div");
      place.className = "hoctap-cards-card";
      box.appendChild(place);
      card.attach(H5P.jQuery(place));
    });
    this.state = document.createElement("p");
    this.state.className = "hoctap-cards-state";
    this.state.setAttribute("role", "status");
    box.appendChild(this.state);
    $container.get(0).appendChild(box);
    this.show();
  };

  Cards.prototype.show = function () {
    var answered = this.cards.filter(function (card) { return card.getAnswerGiven(); });
    var isDone = this.getAnswerGiven();
    var score = this.getScore() + "/" + this.getMaxScore();
    this.state.textContent = isDone
      ? this.params.done + " " + score
      : answered.length + "/" + this.cards.length;
    if (isDone && !this.isTold) {
      this.isTold = true;
      this.triggerXAPIScored(this.getScore(), this.getMaxScore(), "completed", true, this.getScore() === this.getMaxScore());
    }
    this.trigger("resize");
  };

  Cards.prototype.getAnswerGiven = function () {
    return this.cards.length > 0 && this.cards.every(function (card) { return card.getAnswerGiven(); });
  };

  Cards.prototype.getScore = function () {
    return this.cards.reduce(function (sum, card) { return sum + card.getScore(); }, 0);
  };

  Cards.prototype.getMaxScore = function () { return this.cards.length; };

  Cards.prototype.getCurrentState = function () {
    return { cards: this.cards.map(function (card) { return card.getCurrentState() || null; }) };
  };

  return Cards;
})();
